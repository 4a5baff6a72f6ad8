// GET /api/payment-batches/{batch}/file.xlsx, .csv and .json: finance pulls an approved batch. The first pull is an event; all are alike.
import { createRoute, z } from "@hono/zod-openapi";
import { batchIdSchema } from "../../policy/contract/payments.ts";
import { pullBatch } from "../../policy/decisions/payments/batch-steps.ts";
import type { Batch } from "../../policy/records/payment.ts";
import { access } from "../access.ts";
import { type ProvenAccount, provenAccounts } from "../accounts.ts";
import { changeRegister } from "../change-register.ts";
import type { AppContext } from "../context.ts";
import { csvType, fileResponse, jsonType, xlsxType } from "../file-response.ts";
import { paymentCsv } from "../payment-file/payment-csv.ts";
import { type PaymentFile, paymentFileOf, paymentJson } from "../payment-file/payment-file.ts";
import { paymentWorkbook } from "../payment-file/payment-workbook.ts";
import { roundOfPayments } from "../payments-register.ts";
import { problem } from "../problem.ts";
import { allowed } from "../refusal-problem.ts";
import { fileAnswer, refusals, routes } from "../routes-app.ts";
import { batchOr404, payeesOf } from "./payment-batches.ts";

const params = z.object({ batch: batchIdSchema });
const utf8 = new TextEncoder();

const formats = {
  xlsx: { mediaType: xlsxType, bytes: paymentWorkbook },
  csv: { mediaType: csvType, bytes: (file: PaymentFile) => utf8.encode(paymentCsv(file)) },
  json: { mediaType: jsonType, bytes: (file: PaymentFile) => utf8.encode(paymentJson(file)) },
} as const;
type Format = keyof typeof formats;

const fileRoute = <const Name extends Format>(format: Name) =>
  createRoute({
    ...access("finance"),
    method: "get",
    path: `/api/payment-batches/{batch}/file.${format}`,
    summary: `Pull an approved batch as .${format}; the first pull takes its lines over`,
    request: { params },
    responses: { 200: fileAnswer(formats[format].mediaType, `.${format}`), ...refusals(404, 409, 422) },
  });

export const paymentFiles = routes()
  .openapi(fileRoute("xlsx"), (c) => pull(c, c.req.valid("param").batch, "xlsx"))
  .openapi(fileRoute("csv"), (c) => pull(c, c.req.valid("param").batch, "csv"))
  .openapi(fileRoute("json"), (c) => pull(c, c.req.valid("param").batch, "json"));

/** The file goes out only after its pull is on record. */
async function pull(c: AppContext, id: string, format: Format): Promise<Response> {
  let pulled: { readonly batch: Batch; readonly accounts: ReadonlyMap<string, ProvenAccount> } | null = null;
  await changeRegister(c, id.slice(0, 4), async (register) => {
    const batch = batchOr404(register, id);
    const command = { format, member: c.var.actor.memberId };
    const events = allowed(pullBatch(roundOfPayments(register, c.var.today), batch, command, c.var.today));
    pulled = { batch, accounts: await provenAccounts(c, payeesOf(batch)) };
    return { events, answer: () => ({ status: 200 as const, body: {} }) };
  });
  return fileOf(c, pulled, format);
}

function fileOf(
  c: AppContext,
  pulled: { readonly batch: Batch; readonly accounts: ReadonlyMap<string, ProvenAccount> } | null,
  format: Format,
): Response {
  if (pulled === null) throw problem(404, "not-found");
  const { mediaType, bytes } = formats[format];
  const file = paymentFileOf(pulled.batch, pulled.accounts);
  return fileResponse(c, bytes(file), mediaType, `${pulled.batch.id}.${format}`);
}
