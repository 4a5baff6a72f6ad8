// The leading group's answer to a studio that fails or misuses its money: revocation, warning, removal (articles 14 and 15). Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import { applicationAnswerSchema } from "../../policy/contract/applications.ts";
import { revokeSchema, sanctionCommandSchema } from "../../policy/contract/studio.ts";
import { applicationIdSchema } from "../../policy/contract.ts";
import { revoke } from "../../policy/decisions/revoke.ts";
import { sanction } from "../../policy/decisions/sanction.ts";
import { access } from "../access.ts";
import { changeStudio } from "../change-studio.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";

const params = z.object({ application: applicationIdSchema });
const responses = {
  200: jsonAnswer("The application as it now is", applicationAnswerSchema),
  ...refusals(404, 409, 422),
};

export const sanctions = routes()
  .openapi(
    createRoute({
      ...access("leader"),
      method: "post",
      path: "/api/applications/{application}/revocation",
      summary: "Take the title back after a failed recheck (article 14)",
      request: { params, body: jsonBody(revokeSchema) },
      responses,
    }),
    (c) => {
      const command = c.req.valid("json");
      return changeStudio(c, c.req.valid("param").application, (studio) => revoke(studio, command, c.var.today));
    },
  )
  .openapi(
    createRoute({
      ...access("leader"),
      method: "post",
      path: "/api/applications/{application}/sanctions",
      summary: "Warn, or remove the plaque, and take money back (article 15)",
      request: { params, body: jsonBody(sanctionCommandSchema) },
      responses,
    }),
    (c) => {
      const command = c.req.valid("json");
      return changeStudio(c, c.req.valid("param").application, (studio) => sanction(studio, command, c.var.today));
    },
  );
