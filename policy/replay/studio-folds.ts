// A studio's life after the decision as events tell it (articles 9, 13, 14, 15).
import { type Application, fundingOf } from "../records/application.ts";
import { isPassing } from "../records/studio.ts";
import { withChanges } from "./field-changes.ts";
import type { Folds } from "./folds.ts";

export const studioFolds: Folds<
  | "application.decided"
  | "application.opened"
  | "application.plaque-issued"
  | "application.plaque-returned"
  | "application.plan-put"
  | "application.expenditures-put"
  | "application.assessed"
  | "application.revoked"
  | "application.sanctioned"
> = {
  "application.decided": (application, { data, by, at, seq }) => ({
    ...application,
    state: data.outcome,
    decision: { ...data, by, at, seq },
  }),
  "application.opened": (application, { data: { changes, decision, payments }, by, at, seq }) =>
    settled({
      ...withChanges(application, changes),
      state: decision.outcome,
      decision: { ...decision, by, at, seq },
      payments: payments.map((payment) => ({ ...payment, seq })),
    }),
  "application.plaque-issued": (application, { data: { issuedOn }, seq }) => ({
    ...application,
    plaque: { issuedOn, returnedOn: null, seq },
  }),
  "application.plaque-returned": (application, { data: { returnedOn } }) => ({
    ...application,
    plaque: { ...application.plaque, returnedOn },
  }),
  "application.plan-put": (application, { data, by, at }) => ({
    ...application,
    plans: [...application.plans.filter(({ year }) => year !== data.year), { ...data, by, at }].sort((a, b) => a.year - b.year),
  }),
  "application.expenditures-put": (application, { data }) => ({ ...application, expenditures: [...data.expenditures] }),
  "application.assessed": (application, { data: { rulings: _, ...assessment }, by, at, seq }) => {
    const failed = assessment.kind === "annual" ? "rectifying" : "rectification-failed";
    return settled({
      ...application,
      state: isPassing(assessment.grade) ? "approved" : failed,
      assessments: [...application.assessments, { ...assessment, by, at, seq }],
    });
  },
  "application.revoked": (application, { data, by, at, seq }) => ({
    ...application,
    state: "revoked",
    revocation: { ...data, by, at, seq },
  }),
  "application.sanctioned": (application, { data, by, at, seq }) => ({
    ...application,
    state: data.measure === "plaque-removal" ? "revoked" : application.state,
    sanctions: [...application.sanctions, { ...data, by, at, seq }],
  }),
};

/** 第十四条：an approved studio is completed once its second stage is paid, or, with the plaque only, once it is assessed as passed. */
export function settled(application: Application): Application {
  if (application.state !== "approved") return application;
  const last = application.assessments.at(-1);
  const isPaid = application.payments.some(({ stage }) => stage === "second");
  const hasPassed = last !== undefined && isPassing(last.grade);
  const isCompleted = isPaid || (hasPassed && fundingOf(application) === "plaque-only");
  return isCompleted ? { ...application, state: "completed" } : application;
}
