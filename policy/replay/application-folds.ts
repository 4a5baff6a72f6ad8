// Intake as events tell it: submission, changes, eligibility, withdrawal, municipal matches (articles 6, 7 and 14).
import type { Application } from "../records/application.ts";
import { withChanges } from "./field-changes.ts";
import type { Folds } from "./folds.ts";
import { settled } from "./studio-folds.ts";

type PayeeChange = NonNullable<Application["payeeChange"]>;

/** None of those who changed the payee may confirm it, not the last one alone. */
function withChanger(before: PayeeChange | null, last: Omit<PayeeChange, "earlier">): PayeeChange {
  const others = before === null ? [] : [...(before.earlier ?? []), before.member];
  const earlier = [...new Set(others)].filter((member) => member !== last.member);
  return earlier.length === 0 ? last : { ...last, earlier };
}

export const applicationFolds: Folds<
  | "application.submitted"
  | "application.changed"
  | "application.eligibility-decided"
  | "application.withdrawn"
  | "application.municipal-match-resolved"
> = {
  "application.submitted": (application, { data }) => withChanges(application, data.changes),
  "application.changed": (application, { data, by, at, member }) => {
    const changed = withChanges(application, data.changes);
    const payeeChange = data.payeeChanged ? withChanger(application.payeeChange, { by, at, member }) : application.payeeChange;
    if (!data.reopened) return { ...changed, payeeChange };
    return { ...changed, payeeChange, state: "submitted", eligibility: null, resolutions: [] };
  },
  "application.eligibility-decided": (application, { data: { outcome, reason, resolutions }, by, at }) => ({
    ...application,
    state: outcome,
    eligibility: { outcome, reason, by, at },
    resolutions: resolutions.map((resolution) => ({ ...resolution, by, at })),
  }),
  "application.withdrawn": (application, { data: { reason }, by, at }) => ({
    ...application,
    state: "withdrawn",
    withdrawal: { reason, by, at },
  }),
  "application.municipal-match-resolved": (application, { data: { rulings: _, ...answer }, by, at, seq }) => {
    const others = application.matchResolutions.filter(({ awardId }) => awardId !== answer.awardId);
    const { version } = application;
    return settled({ ...application, matchResolutions: [...others, { ...answer, version, by, at, seq }] });
  },
};
