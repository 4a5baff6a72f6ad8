// GET /api/rounds/{round}/reconciliation: whether approved, pulled, paid, returned and recovered add up, by round and studio. Writes nothing.
import { createRoute, z } from "@hono/zod-openapi";
import { reconciliationAnswerSchema } from "../../policy/contract/payments.ts";
import { roundIdSchema } from "../../policy/contract.ts";
import { reconcile } from "../../policy/reconciliation.ts";
import { textOf } from "../../policy/schedule/payee.ts";
import { access } from "../access.ts";
import { accountsOf } from "../accounts.ts";
import { registerOr404 } from "../change-register.ts";
import { roundOfPayments } from "../payments-register.ts";
import { shownLine } from "../present/payments.ts";
import { jsonAnswer, refusals, routes } from "../routes-app.ts";

export const reconciliation = routes().openapi(
  createRoute({
    ...access("finance", "leader", "clerk", "auditor"),
    method: "get",
    path: "/api/rounds/{round}/reconciliation",
    summary: "Approved, pulled, paid, returned, recovered and outstanding, with every payment's way from article to voucher",
    request: { params: z.object({ round: roundIdSchema }) },
    responses: { 200: jsonAnswer("The reconciliation", reconciliationAnswerSchema), ...refusals(404) },
  }),
  async (c) => {
    const register = await registerOr404(c, c.req.valid("param").round);
    const { round, totals, studios } = reconcile(roundOfPayments(register, c.var.today), c.var.today);
    const payees = studios.flatMap(({ payments }) => payments.map(({ payee }) => payee));
    const accounts = await accountsOf(c, register, payees);
    const shown = studios.map((studio) => ({
      ...studio,
      studioName: textOf(register.applications.get(studio.applicationId)?.fields.studioName),
      payments: studio.payments.map((line) => shownLine(line, accounts)),
    }));
    c.header("cache-control", "private, no-cache");
    return c.json({ round, totals, studios: shown }, 200);
  },
);
