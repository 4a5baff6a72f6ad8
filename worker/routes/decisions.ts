// POST /api/rounds/{round}/decisions: the leading group decides on the whole shortlist (article 9). Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import { decideShortlistedSchema } from "../../policy/contract/review.ts";
import { roundAnswerSchema } from "../../policy/contract/rounds.ts";
import { roundIdSchema } from "../../policy/contract.ts";
import { decideShortlisted } from "../../policy/decisions/decide-shortlisted.ts";
import { access } from "../access.ts";
import { changeRegister } from "../change-register.ts";
import { shownRegisterRound } from "../present/round.ts";
import { allowed } from "../refusal-problem.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";

export const decisions = routes().openapi(
  createRoute({
    ...access("leader"),
    method: "post",
    path: "/api/rounds/{round}/decisions",
    summary: "Approve or reject everyone on the shortlist, once, by one document",
    request: { params: z.object({ round: roundIdSchema }), body: jsonBody(decideShortlistedSchema) },
    responses: { 200: jsonAnswer("The round", roundAnswerSchema), ...refusals(404, 409, 422) },
  }),
  async (c) => {
    const command = c.req.valid("json");
    return changeRegister<z.infer<typeof roundAnswerSchema>, 200>(c, c.req.valid("param").round, (register) => ({
      events: allowed(decideShortlisted(register, command, c.var.today)),
      answer: (after) => ({ status: 200, body: shownRegisterRound(after, c.var.today) }),
    }));
  },
);
