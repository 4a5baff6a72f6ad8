// /api/recoveries and a changed payee: the leading group confirms what is asked back, finance receives it, a second person confirms an account.
import { createRoute, z } from "@hono/zod-openapi";
import {
  confirmPayeeSchema,
  confirmRecoverySchema,
  receiveRecoverySchema,
  recoveryAnswerSchema,
  recoveryIdSchema,
} from "../../policy/contract/payments.ts";
import { applicationIdSchema } from "../../policy/contract.ts";
import { confirmPayee, confirmRecovery, receiveRecovery } from "../../policy/decisions/payments/payee-and-recovery.ts";
import type { Application } from "../../policy/records/application.ts";
import type { RoundEvent } from "../../policy/records/event.ts";
import type { Recovery } from "../../policy/records/payment.ts";
import { applicationOfPayment } from "../../policy/schedule/line.ts";
import { access } from "../access.ts";
import { changeRegister } from "../change-register.ts";
import type { AppContext } from "../context.ts";
import { shownRecovery } from "../present/payments.ts";
import { problem } from "../problem.ts";
import { allowed } from "../refusal-problem.ts";
import type { Register } from "../register.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";

const params = z.object({ recovery: recoveryIdSchema });
const changed = { 200: jsonAnswer("The recovery as it now is", recoveryAnswerSchema), ...refusals(404, 409, 422) };
type RecoveryBody = z.infer<typeof recoveryAnswerSchema>;

export const recoveries = routes()
  .openapi(
    createRoute({
      ...access("leader"),
      method: "post",
      path: "/api/recoveries/{recovery}/confirmation",
      summary: "Confirm that money paid to a municipally funded studio is asked back (article 14)",
      request: { params, body: jsonBody(confirmRecoverySchema) },
      responses: changed,
    }),
    async (c) => {
      const { reason } = c.req.valid("json");
      return changeRecovery(c, c.req.valid("param").recovery, (found) => allowed(confirmRecovery(found, reason)));
    },
  )
  .openapi(
    createRoute({
      ...access("finance"),
      method: "post",
      path: "/api/recoveries/{recovery}/receipt",
      summary: "Record that the money came back (articles 14 and 15)",
      request: { params, body: jsonBody(receiveRecoverySchema) },
      responses: changed,
    }),
    async (c) => {
      const { receivedOn, voucherNumber } = c.req.valid("json");
      const command = { receivedOn: receivedOn ?? c.var.today, voucherNumber };
      return changeRecovery(c, c.req.valid("param").recovery, (found) => allowed(receiveRecovery(found, command, c.var.today)));
    },
  )
  .openapi(
    createRoute({
      ...access("clerk", "leader"),
      method: "post",
      path: "/api/applications/{application}/payee-confirmation",
      summary: "A second person confirms a changed payee by the last four digits of the account (article 7(3))",
      request: { params: z.object({ application: applicationIdSchema }), body: jsonBody(confirmPayeeSchema) },
      responses: {
        200: jsonAnswer("Confirmed", z.object({ applicationId: applicationIdSchema, payeeConfirmed: z.literal(true) })),
        ...refusals(404, 409, 422),
      },
    }),
    async (c) => {
      const { application: id } = c.req.valid("param");
      const command = { ...c.req.valid("json"), member: c.var.actor.memberId };
      return changeRegister(c, id.slice(0, 4), (register) => {
        const application = register.applications.get(id);
        if (application === undefined) throw problem(404, "not-found");
        const account = register.plain.get(id)?.["payeeAccount"];
        return {
          events: allowed(confirmPayee(application, typeof account === "string" ? account : null, command)),
          answer: () => ({ status: 200 as const, body: { applicationId: id, payeeConfirmed: true as const } }),
        };
      });
    },
  );

interface Found {
  readonly application: Application;
  readonly recovery: Recovery;
}

async function changeRecovery(c: AppContext, id: string, decide: (found: Found) => readonly RoundEvent[]) {
  return changeRegister<RecoveryBody, 200>(c, id.slice(0, 4), (register) => ({
    events: decide(recoveryOr404(register, id)),
    answer: (after) => {
      const { application, recovery } = recoveryOr404(after, id);
      return { status: 200, body: shownRecovery(application, recovery) };
    },
  }));
}

function recoveryOr404({ applications }: Pick<Register, "applications">, id: string): Found {
  const application = applications.get(applicationOfPayment(id) ?? "");
  const recovery = application?.recoveries.find((candidate) => candidate.id === id);
  if (application === undefined || recovery === undefined) throw problem(404, "not-found");
  return { application, recovery };
}
