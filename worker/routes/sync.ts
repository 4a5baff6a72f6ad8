// POST /api/rounds/{round}/sync: rows of a workbook are previewed or written. The plan is the policy's; this loads, seals and commits.
import { createRoute, z } from "@hono/zod-openapi";
import { type SyncRequest, syncAnswerSchema, syncRequestSchema } from "../../policy/contract/sync.ts";
import { roundIdSchema } from "../../policy/contract.ts";
import { foldedFields, foldedIdentity } from "../../policy/decisions/sync/incoming.ts";
import type { IncomingRow } from "../../policy/decisions/sync/plan-types.ts";
import { access } from "../access.ts";
import { type Change, decideAndCommit, type Unchanged } from "../commit.ts";
import type { AppContext } from "../context.ts";
import { keyringOf } from "../keyring.ts";
import { problem } from "../problem.ts";
import { refusals, routes } from "../routes-app.ts";
import { previewSync, submitSync } from "../sync.ts";

/** Rows a request; the pane sends more in parts. */
const rowLimit = 5_000;

type SyncBody = z.infer<typeof syncAnswerSchema>;

export const sync = routes().openapi(
  createRoute({
    ...access("clerk"),
    method: "post",
    path: "/api/rounds/{round}/sync",
    summary: "Preview (`dryRun`) or write the rows of a workbook, merged field by field",
    request: {
      params: z.object({ round: roundIdSchema }),
      body: { required: true, content: { "application/json": { schema: syncRequestSchema } } },
    },
    responses: {
      200: { description: "The plan, or what was written", content: { "application/json": { schema: syncAnswerSchema } } },
      ...refusals(404, 409, 413, 422),
    },
  }),
  async (c) => {
    const { round } = c.req.valid("param");
    const request = c.req.valid("json");
    if (request.rows.length > rowLimit) throw problem(413, "rows.too-many");
    const rows = incomingRows(request);
    return decideAndCommit(c, () => attempt(c, round, request, rows));
  },
);

async function attempt(
  c: AppContext,
  round: string,
  request: SyncRequest,
  rows: readonly IncomingRow[],
): Promise<Change<SyncBody, 200> | Unchanged<SyncBody, 200>> {
  const preview = await previewSync(c, await keyringOf(c.env), round, rows);
  if (preview === null) throw problem(404, "not-found");
  if (request.dryRun) return { answer: { status: 200, body: preview.answer, revision: preview.answer.revision } };
  if (request.planHash !== preview.answer.planHash) throw problem(409, "plan.changed", { extra: { plan: preview.answer } });
  return submitSync(c, await keyringOf(c.env), preview, request.workbook);
}

function incomingRows({ rows }: SyncRequest): IncomingRow[] {
  return rows.map(({ ref, applicationId, baseVersion, identity, fields }) => ({
    ref,
    known:
      applicationId === null || baseVersion === null || identity === null
        ? null
        : { applicationId, baseVersion, identity: foldedIdentity(identity) },
    fields: foldedFields(fields),
  }));
}
