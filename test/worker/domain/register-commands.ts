// The commands that are not the office's daily work on one round, for the table of what may be done: objections of the public,
// the opening of rounds, and what belongs to no round at all.
import { roundStages } from "../../../policy/records/round.ts";
import type { Command } from "./command.ts";

const inAYear = (): string => new Date(Date.now() + 360 * 86_400_000).toISOString();
const anywhere = { of: "register", stages: roundStages } as const;

export const registerCommands: readonly Command[] = [
  {
    of: "application",
    name: "objection filed",
    route: "POST /notices/{round}/objections",
    body: ({ id }) => ({ name: "赵某某", contact: "13900001234", applicationId: id, reason: "成果系他人所有" }),
    role: "public",
    stages: ["notice"],
    states: ["shortlisted"],
    article: "9",
    refusals: [
      { stages: ["intake", "review"], status: 404, code: "not-found" },
      {
        stages: ["notice"],
        states: ["ineligible", "withdrawn", "not-shortlisted"],
        status: 422,
        code: "application.unknown",
      },
    ],
  },
  {
    of: "objection",
    name: "objection closed",
    route: "POST /api/objections/{objection}/outcome",
    body: { outcome: "dismissed", reason: "查无此事" },
    role: "clerk",
    stages: roundStages.slice(0, -1),
    states: ["open"],
    refusals: [
      { stages: ["closed"], status: 409, code: "stage.wrong" },
      { states: ["upheld", "dismissed"], status: 409, code: "state.wrong", article: "9" },
    ],
  },
  {
    of: "round",
    name: "round opened again",
    route: "POST /api/rounds",
    body: ({ round }) => ({ year: Number(round), previousYear: null }),
    role: "clerk",
    stages: roundStages,
    refusals: [{ status: 409, code: "round.exists" }],
  },
  // A sync refuses row by row: the table's test tries every state apart.
  {
    ...anywhere,
    name: "sync",
    route: "POST /api/rounds/{round}/sync",
    body: { dryRun: true, workbook: { id: "w", name: "w" }, rows: [] },
    role: "clerk",
  },
  { ...anywhere, name: "municipal list", route: "PUT /api/municipal-awards", body: { awards: [] }, role: "clerk" },
  {
    ...anywhere,
    name: "member put",
    route: "PUT /api/members/{id}",
    body: { name: "周示例", subject: "zhou", roles: ["auditor"] },
    role: "admin",
  },
  { ...anywhere, name: "member removed", route: "DELETE /api/members/{id}", body: {}, role: "admin" },
  {
    ...anywhere,
    name: "token made",
    route: "POST /api/tokens",
    body: { memberId: "nobody", name: "脚本", scopes: ["read"], expiresAt: inAYear() },
    role: "admin",
  },
  { ...anywhere, name: "token revoked", route: "DELETE /api/tokens/{id}", body: {}, role: "admin" },
];
