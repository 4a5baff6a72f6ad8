// Applications as the register answers them, for the tests of what the tab 评审 makes of them.
import { type ApplicationAnswer, applicationAnswerSchema } from "../../policy/contract/applications.ts";
import type { Values } from "../worker/domain/sample-rows.ts";

const blank = {
  version: 1,
  state: "submitted",
  funding: "district",
  fields: {},
  findings: [],
  resolutions: [],
  matches: [],
  eligibility: null,
  withdrawal: null,
  score: [],
  average: null,
  rank: null,
  shortlisted: null,
  notice: null,
  objections: [],
  decision: null,
  plaque: { issuedOn: null, returnedOn: null, seq: null },
  plans: [],
  assessments: [],
  sanctions: [],
  revocation: null,
  expenditures: [],
  payments: [],
  payeeChanged: false,
};

const scored = { score: 80, recused: false, by: "陈示例", at: "2026-11-22T02:00:00.000Z" };

/** `2026-00n`, in this state; `more` are the answer's own members. */
export const answerOf = (n: number, state: ApplicationAnswer["state"], more: object = {}): ApplicationAnswer =>
  applicationAnswerSchema.parse({ ...blank, id: idOf(n), round: "2026", state, ...more });

export const idOf = (n: number): string => `2026-00${n}`;

/** Scores of as many experts, the one label each. */
export const scoresOf = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, index) => ({ ...scored, expert: `专家${index + 1}` }));

/** Names as the register shows them: no identifier in full. */
export const namesIn = ({ hostName, leadName, occupation, studioName, creditCode }: Values): Values => ({
  ...{ hostName: hostName ?? null, leadName: leadName ?? null, occupation: occupation ?? null },
  ...{ studioName: studioName ?? null, creditCode: creditCode ?? null },
});
