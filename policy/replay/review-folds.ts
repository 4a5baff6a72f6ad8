// Review and notice as events tell them (articles 8 and 9).
import type { Folds } from "./folds.ts";

export const reviewFolds: Folds<
  | "application.scored"
  | "application.shortlisted"
  | "application.not-shortlisted"
  | "application.put-on-notice"
  | "application.objection-filed"
  | "application.objection-closed"
> = {
  "application.scored": (application, { data, by, at }) => {
    const given = new Set(data.scores.map(({ expert }) => expert));
    const others = application.scores.filter(({ expert }) => !given.has(expert));
    return { ...application, scores: [...others, ...data.scores.map((score) => ({ ...score, by, at }))] };
  },
  "application.shortlisted": (application, { data, by, at }) => ({
    ...application,
    state: "shortlisted",
    placing: { ...data, by, at },
    notice: null,
  }),
  "application.not-shortlisted": (application, { data, by, at }) => ({
    ...application,
    state: "not-shortlisted",
    placing: { ...data, by, at },
  }),
  "application.put-on-notice": (application, { data: { start, end } }) => ({ ...application, notice: { start, end } }),
  "application.objection-filed": (application, { data: { objectionId, ...objection }, at }) => ({
    ...application,
    objections: [...application.objections, { id: objectionId, ...objection, at, outcome: null }],
  }),
  "application.objection-closed": (application, { data: { objectionId, outcome, reason }, by, at }) => ({
    ...application,
    state: outcome === "upheld" && application.state === "shortlisted" ? "not-shortlisted" : application.state,
    objections: application.objections.map((objection) =>
      objection.id === objectionId ? { ...objection, outcome: { outcome, reason, by, at } } : objection,
    ),
  }),
};
