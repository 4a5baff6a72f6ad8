// A payment file as finance has it, .xlsx, .csv or .json, read for `verify`: the checkpoint it carries, its hash and the payments it shows.
// It judges nothing.
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { read, utils, type WorkBook } from "@e965/xlsx";
import { z } from "zod";
import { fenSchema } from "../../policy/kinds.ts";
import { plainYuan } from "../../policy/money.ts";
import { canonicalJson, type JsonValue } from "../canonical.ts";
import { type Checkpoint, checkpointSchema } from "../checkpoint.ts";
import type { ReadPaymentFile, ShownPayment } from "../verify-payment-file.ts";

/** Null where the file is no payment file of the register. */
export async function paymentFileAt(path: string): Promise<ReadPaymentFile | null> {
  const kind = extname(path).toLowerCase();
  const bytes = await readFile(path);
  if (kind === ".json") return paymentJson(bytes.toString("utf8"));
  if (kind === ".csv") return paymentRows(read(bytes.toString("utf8"), { type: "string", raw: true }), true);
  return kind === ".xlsx" ? paymentRows(read(bytes, { type: "buffer" }), false) : null;
}

/** The checkpoint in any cell of a workbook; null where there is none. @throws Error where the file is no workbook. */
export async function checkpointInWorkbook(path: string): Promise<Checkpoint | null> {
  const cells = rowsOf(read(await readFile(path), { type: "buffer" })).flat();
  return cells.map(checkpointIn).find((found) => found !== null) ?? null;
}

const jsonSchema = z.object({
  hash: z.string(),
  checkpoint: checkpointSchema,
  covered: z.json(),
  lines: z.array(
    z.object({
      payeeName: z.string(),
      account: z.string(),
      accountProof: z.string(),
      bank: z.string(),
      bankCode: z.string(),
      amountFen: fenSchema,
      amountInCapitals: z.string(),
      document: z.string(),
    }),
  ),
});

function paymentJson(text: string): ReadPaymentFile | null {
  const { data } = jsonSchema.safeParse(jsonIn(text));
  if (data === undefined) return null;
  const { hash, checkpoint, covered, lines } = data;
  const payments = lines.map(({ amountFen, ...line }) => ({ ...line, amount: plainYuan(amountFen) }));
  return { hash, checkpoint, covered: canonicalJson(covered), payments, isGuarded: false };
}

type Rows = readonly (readonly string[])[];

/** Every sheet's rows, cells as text; an amount with its two decimals. */
function rowsOf({ Sheets }: WorkBook): Rows {
  return Object.values(Sheets).flatMap((sheet) =>
    utils
      .sheet_to_json<unknown[]>(sheet, { header: 1, defval: "" })
      .map((row) => row.map((cell) => (typeof cell === "number" ? cell.toFixed(2) : String(cell)))),
  );
}

function paymentRows(workbook: WorkBook, isGuarded: boolean): ReadPaymentFile | null {
  const rows = rowsOf(workbook);
  const headAt = rows.findIndex((row) => row.includes("收款人全称"));
  const head = rows[headAt] ?? [];
  const body = rows.slice(headAt + 1);
  const end = body.findIndex((row) => !/^\d+(\.00)?$/.test(row[0] ?? ""));
  const shown = end < 0 ? body : body.slice(0, end);
  const named = (name: string): readonly string[] => rows.filter(([first]) => first === name).map(([, value]) => value ?? "");
  const column = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? "";
  const proofs = named("账号凭据");
  const checkpoint = rows
    .flat()
    .map(checkpointIn)
    .find((found) => found !== null);
  const hash = named("批次哈希")[0] ?? column(shown[0] ?? [], "批次哈希");
  if (headAt < 0 || checkpoint === undefined || checkpoint === null || hash === "") return null;
  const payments = shown.map(
    (row, at): ShownPayment => ({
      payeeName: column(row, "收款人全称"),
      account: column(row, "账号"),
      accountProof: proofs[at] ?? column(row, "账号凭据"),
      bank: column(row, "开户银行"),
      bankCode: column(row, "联行号"),
      amount: column(row, "金额（元）"),
      amountInCapitals: column(row, "大写金额"),
      document: column(row, "批准文号"),
    }),
  );
  const covered = named("批次内容").join("");
  return { hash, checkpoint, covered: covered === "" ? null : covered, payments, isGuarded };
}

const checkpointIn = (cell: string): Checkpoint | null =>
  cell.startsWith("{") ? (checkpointSchema.safeParse(jsonIn(cell)).data ?? null) : null;

function jsonIn(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
