// Every route with who may call it: the one table the authorisation tests are made from. A route that is described and missing here fails them.
import { type Role, roles } from "../../../worker/actor.ts";

export interface RouteRow {
  /** As `GET /api/openapi.json` names it; several rows where the roles depend on the request. */
  readonly route: string;
  readonly allowed: readonly Role[] | "public";
  /** What an allowed role is answered, again and again; 200 unless given. */
  readonly status?: number;
  /** The address, where the usual values of its parameters do not do; `ROUND` is the round under review. */
  readonly path?: string;
  readonly body?: object;
}

/** What stands in an address for a parameter; `nothing` for one that is not here. */
const usual: Readonly<Record<string, string>> = {
  round: "ROUND",
  application: "ROUND-001",
  id: "nobody",
  ruling: "notice-days",
};

export const pathOf = ({ route, path }: RouteRow, round: string): string =>
  (path ?? route.slice(route.indexOf("/")).replace(/\{(\w+)\}/g, (_, name: string) => usual[name] ?? "nothing")).replaceAll(
    "ROUND",
    round,
  );

export const methodOf = ({ route }: RouteRow): string => route.slice(0, route.indexOf(" "));

const inAYear = (): string => new Date(Date.now() + 360 * 86_400_000).toISOString();
const token = { memberId: "nobody", name: "脚本", scopes: ["read"], expiresAt: inAYear() };
const member = { name: "周示例", subject: "zhou", roles: ["auditor"] };
const ruling = { value: "first-counted", reason: "纪要", from: "2026-11-22" };
const running = { to: "running", document: "京兴人社文〔2026〕1号", decidedOn: "2026-11-22" };
const emptyPlan = { dryRun: true, workbook: { id: "w", name: "w" }, rows: [] };
const match = { awardId: "M9999", same: true, reason: "核实" };
const application = "GET /api/applications/{application}";
const studio = "/api/applications/{application}";
const assessment = { kind: "annual", assessedOn: "2026-11-22", grade: "合格", secondAmountFen: 5_000_000 };
const revocation = { decidedOn: "2026-11-22", document: "京兴人社文〔2026〕1号", reason: "整改后仍不达标" };
const sanction = { measure: "warning", decidedOn: "2026-11-22", reason: "挪用经费" };
const opening = {
  applications: [{ ref: "1", fields: {} }],
  decisions: [],
  payments: [],
  document: "京兴人社文〔2026〕1号",
};
const objection = { name: "赵某某", contact: "13900001234", applicationId: "2019-001", reason: "成果系他人所有" };
const decision = { document: "京兴人社文〔2026〕1号", decidedOn: "2026-11-22" };
const files = "/api/rounds/ROUND/files";
const theObjection = "/api/objections/ROUND-O001";
const outcome = { outcome: "dismissed", reason: "查无此事" };

const moneyReaders: readonly Role[] = ["finance", "leader", "clerk", "auditor"];
const theBatch = "/api/payment-batches/2019-P99";
const ofBatch = (step: string) => ({ status: 404, path: `${theBatch}/${step}` });
const ofRecovery = (step: string) => ({ status: 404, path: `/api/recoveries/2019-999-recovery-1/${step}` });
const because = { reason: "重新核对" };
const noResult = { results: [{ paymentId: "2019-999-first", outcome: "returned", reason: "户名不符" }] };

export const routeTable: readonly RouteRow[] = [
  { route: "GET /api/health", allowed: "public" },
  { route: "GET /api/sign-in", allowed: "public" },
  { route: "GET /api/me", allowed: roles },

  { route: "GET /api/members", allowed: ["admin", "auditor"] },
  { route: "GET /api/members/{id}", allowed: ["admin", "auditor"], path: "/api/members/clerk" },
  { route: "PUT /api/members/{id}", allowed: ["admin"], path: "/api/members/zhou", body: member },
  { route: "DELETE /api/members/{id}", allowed: ["admin"], status: 404 },
  { route: "GET /api/tokens", allowed: ["admin", "auditor"] },
  { route: "POST /api/tokens", allowed: ["admin"], status: 404, body: token },
  { route: "DELETE /api/tokens/{id}", allowed: ["admin"], status: 404 },

  { route: "POST /api/rounds", allowed: ["clerk"], status: 422, body: { year: 2018 } },
  { route: "GET /api/rounds", allowed: roles },
  { route: "GET /api/rounds/{round}", allowed: roles },
  { route: "GET /api/rounds/{round}/head", allowed: roles },
  { route: "PATCH /api/rounds/{round}/settings", allowed: ["clerk"], status: 428 },
  { route: "PUT /api/rounds/{round}/rulings/{ruling}", allowed: ["leader"], body: ruling },
  { route: "POST /api/rounds/{round}/stage", allowed: ["clerk"], status: 409, body: { to: "review" } },
  { route: "POST /api/rounds/{round}/stage", allowed: ["leader"], status: 409, body: running },
  { route: "POST /api/rounds/{round}/sync", allowed: ["clerk"], body: emptyPlan },

  { route: "GET /api/rounds/{round}/experts", allowed: ["clerk", "reviewer", "leader", "auditor"] },
  { route: "PUT /api/rounds/{round}/experts", allowed: ["clerk"], body: { experts: [] } },
  { route: "GET /api/rounds/{round}/scores", allowed: ["clerk", "reviewer", "leader", "auditor"] },
  { route: "PUT /api/rounds/{round}/scores", allowed: ["clerk", "reviewer"], body: { scores: [] } },
  { route: "GET /api/rounds/{round}/ranking", allowed: ["clerk", "leader", "auditor"] },
  { route: "POST /api/rounds/{round}/shortlist", allowed: ["clerk"], status: 422, body: { applications: [] } },
  { route: "POST /api/rounds/{round}/decisions", allowed: ["leader"], status: 409, body: decision },
  { route: "GET /api/rounds/{round}/objections", allowed: ["clerk", "leader"] },
  { route: "GET /api/objections/{objection}", allowed: ["clerk", "leader"], status: 404, path: theObjection },
  {
    route: "POST /api/objections/{objection}/outcome",
    allowed: ["clerk"],
    status: 404,
    path: `${theObjection}/outcome`,
    body: outcome,
  },
  { route: "GET /notices/{round}", allowed: "public", status: 404 },
  { route: "POST /notices/{round}/objections", allowed: "public", status: 404, body: objection },

  { route: "GET /api/rounds/{round}/applications", allowed: roles },
  { route: application, allowed: roles },
  { route: application, allowed: ["clerk"], path: "/api/applications/ROUND-001?reveal=leadIdNumber" },
  { route: application, allowed: ["clerk", "finance"], path: "/api/applications/ROUND-001?reveal=payeeAccount" },
  { route: "GET /api/applications/{application}/history", allowed: roles },
  {
    route: "POST /api/applications/{application}/eligibility",
    allowed: ["clerk"],
    status: 409,
    body: { outcome: "eligible" },
  },
  {
    route: "POST /api/applications/{application}/withdrawal",
    allowed: ["clerk"],
    status: 404,
    path: "/api/applications/ROUND-999/withdrawal",
    body: { reason: "企业申请" },
  },
  { route: "POST /api/applications/{application}/municipal-match", allowed: ["clerk"], status: 422, body: match },
  { route: `POST ${studio}/plaque`, allowed: ["clerk"], status: 409, body: { issuedOn: "2026-11-22" } },
  {
    route: `PUT ${studio}/plans/{year}`,
    allowed: ["clerk"],
    status: 409,
    path: "/api/applications/ROUND-001/plans/2026",
    body: { tasks: [{ task: "带徒" }] },
  },
  { route: `PUT ${studio}/expenditures`, allowed: ["clerk"], status: 409, body: { expenditures: [] } },
  { route: `POST ${studio}/assessments`, allowed: ["clerk"], status: 409, body: assessment },
  { route: `POST ${studio}/revocation`, allowed: ["leader"], status: 409, body: revocation },
  { route: `POST ${studio}/sanctions`, allowed: ["leader"], status: 409, body: sanction },
  { route: "GET /api/rounds/{round}/opening", allowed: ["clerk", "leader", "auditor"], status: 404 },
  { route: "POST /api/rounds/{round}/opening", allowed: ["clerk"], status: 409, body: opening },
  { route: "POST /api/rounds/{round}/opening/confirmation", allowed: ["leader"], status: 409 },

  {
    route: "GET /api/rounds/{round}/files/score-sheet.xlsx",
    allowed: ["clerk"],
    path: `${files}/score-sheet.xlsx?expert=专家1`,
  },
  { route: "GET /api/rounds/{round}/files/approval-list.xlsx", allowed: ["clerk", "leader", "auditor"], status: 409 },
  { route: "GET /api/rounds/{round}/files/assessment-forms.xlsx", allowed: ["clerk", "leader", "auditor"], status: 409 },
  { route: "GET /api/rounds/{round}/files/recommendation-list.xlsx", allowed: ["clerk", "leader", "auditor"], status: 409 },
  { route: "GET /api/applications/{application}/files/application-form.xlsx", allowed: ["clerk", "leader", "auditor"] },

  { route: "GET /api/municipal-awards", allowed: ["clerk", "auditor"] },
  { route: "PUT /api/municipal-awards", allowed: ["clerk"], body: { awards: [] } },

  { route: "GET /api/rounds/{round}/payment-schedule", allowed: moneyReaders },
  { route: "GET /api/rounds/{round}/payment-schedule.csv", allowed: moneyReaders },
  { route: "GET /api/rounds/{round}/payment-schedule.xlsx", allowed: moneyReaders },
  { route: "GET /api/rounds/{round}/reconciliation", allowed: moneyReaders },
  { route: "GET /api/payment-batches", allowed: moneyReaders, path: "/api/payment-batches?round=ROUND" },
  { route: "GET /api/payment-batches/{batch}", allowed: moneyReaders, status: 404, path: theBatch },
  { route: "POST /api/payment-batches", allowed: ["clerk"], status: 422, body: { round: "2019", payments: ["nothing"] } },
  { route: "POST /api/payment-batches/{batch}/approval", ...ofBatch("approval"), allowed: ["leader"], body: { hash: "0" } },
  { route: "POST /api/payment-batches/{batch}/cancellation", ...ofBatch("cancellation"), allowed: ["clerk"], body: because },
  { route: "POST /api/payment-batches/{batch}/results", ...ofBatch("results"), allowed: ["finance"], body: noResult },
  { route: "GET /api/payment-batches/{batch}/file.xlsx", ...ofBatch("file.xlsx"), allowed: ["finance"] },
  { route: "GET /api/payment-batches/{batch}/file.csv", ...ofBatch("file.csv"), allowed: ["finance"] },
  { route: "GET /api/payment-batches/{batch}/file.json", ...ofBatch("file.json"), allowed: ["finance"] },
  { route: "POST /api/recoveries/{recovery}/confirmation", ...ofRecovery("confirmation"), allowed: ["leader"] },
  { route: "POST /api/recoveries/{recovery}/receipt", ...ofRecovery("receipt"), allowed: ["finance"] },
  {
    route: `POST ${studio}/payee-confirmation`,
    allowed: ["clerk", "leader"],
    status: 409,
    body: { accountLast4: "0001", reason: "已核对" },
  },

  { route: "GET /api/events", allowed: ["auditor"] },
  { route: "GET /api/checkpoint", allowed: ["auditor"] },
];
