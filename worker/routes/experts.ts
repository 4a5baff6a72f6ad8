// /api/rounds/{round}/experts: who a round's experts are. Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import { expertPageSchema, setExpertsSchema } from "../../policy/contract/review.ts";
import { roundIdSchema, wholeListQuerySchema } from "../../policy/contract.ts";
import { setExperts } from "../../policy/decisions/set-experts.ts";
import { access } from "../access.ts";
import { changeRegister, registerOr404 } from "../change-register.ts";
import { pageFrom } from "../present/page.ts";
import { sightOf } from "../present/review.ts";
import { allowed } from "../refusal-problem.ts";
import { notModified } from "../revision.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";
import { memberOrganisations } from "../store/members.ts";

const params = z.object({ round: roundIdSchema });
type Experts = z.infer<typeof expertPageSchema>;

export const experts = routes()
  .openapi(
    createRoute({
      ...access("clerk", "reviewer", "leader", "auditor"),
      method: "get",
      path: "/api/rounds/{round}/experts",
      summary: "A round's experts; a reviewer sees only the own label",
      request: { params, query: wholeListQuerySchema },
      responses: {
        200: jsonAnswer("Experts", expertPageSchema),
        304: { description: "Not modified" },
        ...refusals(404),
      },
    }),
    async (c) => {
      const { round, revision } = await registerOr404(c, c.req.valid("param").round);
      if (notModified(c, revision) !== null) return c.body(null, 304);
      const { isWhole, labels } = sightOf(c.var.actor, round);
      const items = round.experts.filter(({ label }) => isWhole || labels.has(label));
      return c.json(
        pageFrom(items, revision, c.req.valid("query"), ({ label }) => label),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "put",
      path: "/api/rounds/{round}/experts",
      summary: "Say who the experts are, all of them; a label without a member is an external expert (article 5)",
      request: { params, body: jsonBody(setExpertsSchema) },
      responses: { 200: jsonAnswer("The experts as they now are", expertPageSchema), ...refusals(404, 409, 422) },
    }),
    async (c) => {
      const command = c.req.valid("json");
      const organisations = await memberOrganisations(c.env.DB);
      return changeRegister<Experts, 200>(c, c.req.valid("param").round, (register) => ({
        events: allowed(setExperts({ ...register, organisations }, command)),
        answer: ({ round, revision }) => ({ status: 200, body: { items: round.experts, revision, next: null } }),
      }));
    },
  );
