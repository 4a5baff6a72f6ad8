// The Worker: what every request passes through, the routes, and the one place that answers errors. It holds no rule.
import { HTTPException } from "hono/http-exception";
import { authenticate } from "./auth/authenticate.ts";
import { decisionDay } from "./calendar-day.ts";
import type { AppContext } from "./context.ts";
import type { Env } from "./environment.ts";
import { crossOrigin, isData, securityHeaders } from "./headers.ts";
import { keyringOf } from "./keyring.ts";
import { logFailure, logRequest } from "./log.ts";
import { Problem, problem, problemResponse } from "./problem.ts";
import { reseal } from "./rotation.ts";
import { applications } from "./routes/applications.ts";
import { checkpoint } from "./routes/checkpoint.ts";
import { decisions } from "./routes/decisions.ts";
import { events } from "./routes/events.ts";
import { experts } from "./routes/experts.ts";
import { health } from "./routes/health.ts";
import { me } from "./routes/me.ts";
import { members } from "./routes/members.ts";
import { municipal } from "./routes/municipal.ts";
import { notices } from "./routes/notices.ts";
import { objections } from "./routes/objections.ts";
import { officeFiles } from "./routes/office-files.ts";
import { describeApi } from "./routes/openapi.ts";
import { opening } from "./routes/opening.ts";
import { paymentBatches } from "./routes/payment-batches.ts";
import { paymentFiles } from "./routes/payment-files.ts";
import { paymentSchedules } from "./routes/payment-schedule.ts";
import { reconciliation } from "./routes/reconciliation.ts";
import { recoveries } from "./routes/recoveries.ts";
import { rounds } from "./routes/rounds.ts";
import { sanctions } from "./routes/sanctions.ts";
import { scores } from "./routes/scores.ts";
import { shortlist } from "./routes/shortlist.ts";
import { signIn } from "./routes/sign-in.ts";
import { studios } from "./routes/studios.ts";
import { sync } from "./routes/sync.ts";
import { tokens } from "./routes/tokens.ts";
import { routes } from "./routes-app.ts";

const app = routes();

app.use("*", async (c, next) => {
  const started = Date.now();
  c.set("requestId", crypto.randomUUID());
  c.set("now", new Date());
  c.set("idempotency", null);
  await next();
  c.res.headers.set("x-request-id", c.var.requestId);
  logRequest(c, started);
});
app.use("*", securityHeaders);
app.use("/api/*", crossOrigin);
app.use("*", async (c, next) => {
  c.set("today", decisionDay(c.env, c.var.now));
  await next();
});
app.use("*", authenticate);

/** All routes chained, so that the client's types follow from them. */
const api = app
  .route("/", health)
  .route("/", signIn)
  .route("/", me)
  .route("/", members)
  .route("/", tokens)
  .route("/", rounds)
  .route("/", applications)
  .route("/", sync)
  .route("/", experts)
  .route("/", scores)
  .route("/", shortlist)
  .route("/", notices)
  .route("/", objections)
  .route("/", decisions)
  .route("/", municipal)
  .route("/", paymentSchedules)
  .route("/", paymentBatches)
  .route("/", paymentFiles)
  .route("/", recoveries)
  .route("/", reconciliation)
  .route("/", studios)
  .route("/", sanctions)
  .route("/", opening)
  .route("/", officeFiles)
  .route("/", events)
  .route("/", checkpoint);

/** For the add-in's typed client: `import type`. */
export type Api = typeof api;

api.get("/api/openapi.json", (c) => c.json(describeApi(api)));

api.notFound(async (c) => {
  const { ASSETS } = c.env;
  if (ASSETS === undefined || isData(c.req.path)) return answerError(problem(404, "not-found"), c);
  const file = await ASSETS.fetch(c.req.raw);
  // The binding's headers are immutable, and the security headers are still to be set.
  return new Response(file.body, file);
});
api.onError((error, c) => answerError(error, c));

function answerError(error: unknown, c: AppContext): Response {
  if (error instanceof Problem) return problemResponse(c, error, c.var.requestId);
  if (error instanceof HTTPException && error.status === 400) {
    // hono's own, for a body that is no JSON.
    return problemResponse(c, problem(400, "request.invalid", { errors: [{ path: "", code: "json" }] }), c.var.requestId);
  }
  logFailure(c.var.requestId, error);
  return problemResponse(c, problem(500, "internal"), c.var.requestId);
}

export default {
  fetch: api.fetch,
  /** Daily: what still lies under an earlier sealing key is sealed again under the current one. */
  scheduled: async (_event: unknown, env: Env): Promise<void> => {
    await reseal(env.DB, await keyringOf(env));
  },
};
