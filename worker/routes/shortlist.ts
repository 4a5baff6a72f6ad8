// POST /api/rounds/{round}/shortlist: the office settles the shortlist (article 8). Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import { settleShortlistSchema } from "../../policy/contract/review.ts";
import { roundAnswerSchema } from "../../policy/contract/rounds.ts";
import { roundIdSchema } from "../../policy/contract.ts";
import { settleShortlist } from "../../policy/decisions/settle-shortlist.ts";
import { access } from "../access.ts";
import { changeRegister } from "../change-register.ts";
import { shownRegisterRound } from "../present/round.ts";
import { allowed } from "../refusal-problem.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";

export const shortlist = routes().openapi(
  createRoute({
    ...access("clerk"),
    method: "post",
    path: "/api/rounds/{round}/shortlist",
    summary: "Settle the shortlist, in review; name replacements, during the notice. A departure from the ranking says why",
    request: { params: z.object({ round: roundIdSchema }), body: jsonBody(settleShortlistSchema) },
    responses: { 200: jsonAnswer("The round", roundAnswerSchema), ...refusals(404, 409, 422) },
  }),
  async (c) => {
    const command = c.req.valid("json");
    return changeRegister<z.infer<typeof roundAnswerSchema>, 200>(c, c.req.valid("param").round, (register) => ({
      events: allowed(settleShortlist(register, command)),
      answer: (after) => ({ status: 200, body: shownRegisterRound(after, c.var.today) }),
    }));
  },
);
