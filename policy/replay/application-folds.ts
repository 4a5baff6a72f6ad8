// Intake as events tell it: submission, changes, eligibility, withdrawal, municipal matches (articles 6, 7 and 14).
import { withChanges } from "./field-changes.ts";
import type { Folds } from "./folds.ts";
import { settled } from "./studio-folds.ts";

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
    const payeeChange = data.payeeChanged ? { by, at, member } : application.payeeChange;
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
  "application.municipal-match-resolved": (application, { data: { awardId, same, reason, effect }, by, at, seq }) => {
    const others = application.matchResolutions.filter((resolution) => resolution.awardId !== awardId);
    return settled({ ...application, matchResolutions: [...others, { awardId, same, reason, effect, by, at, seq }] });
  },
};
