// `npm run -s verify -- EVENTS.jsonl CHECKPOINT.json --key PUBLIC.jwk`: proves exported events against a checkpoint, or against the
// one printed in a payment file (.xlsx, .csv, .json), and the payments such a file shows against what was approved. Exit 0 intact; 1 with the first broken event; 2 unreadable, or no key. It trusts no key in a file.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { canonicalJson } from "../canonical.ts";
import { type Checkpoint, checkpointHolds, checkpointSchema, type PublicKey, publicKeySchema } from "../checkpoint.ts";
import { type Broken, verifyEvents } from "../verify.ts";
import type { ReadPaymentFile } from "../verify-payment-file.ts";
import { runCommand, UsageError } from "./options.ts";

const usage =
  "npm run -s verify -- EVENTS.jsonl CHECKPOINT.json|FILE.xlsx --key PUBLIC.jwk; npm run -s verify -- FILE.xlsx --key PUBLIC.jwk";

const reasons: Readonly<Record<Broken["reason"], string>> = {
  signature: "校验点的签名与所给公钥不符 — the checkpoint is not signed with this key, or was changed",
  unreadable: "该行不是登记册导出的事件原文 — this line is no event as the register exports it",
  "out-of-order": "事件顺序有误或重复 — events are out of order or repeated",
  hash: "事件内容与其哈希链不符 — the event does not match the hash chain",
  missing: "事件缺失 — an event is missing",
  "not-in-checkpoint": "事件与校验点不符 — the event is not the one the checkpoint covers",
};

const batchEventSchema = z.object({
  stream: z.string(),
  type: z.enum(["batch.prepared", "batch.approved"]),
  data: z.object({ batchId: z.string(), hash: z.string(), lines: z.json().optional(), totalFen: z.int().optional() }),
});

await runCommand(async () => {
  const { eventsFile, checkpointFile, keyFile } = files(process.argv.slice(2));
  const key = readable(keyFile, "公钥 key", (text) => publicKeySchema.parse(JSON.parse(text)));
  const payments = await paymentFile(checkpointFile);
  if (eventsFile === null) return verifyPaymentFile(checkpointFile, payments, key);
  const checkpoint = payments?.checkpoint ?? (await readCheckpoint(checkpointFile));
  const lines = readable(eventsFile, "事件 events", (text) => text.split(/\r?\n/).filter((line) => line.trim() !== ""));
  const verdict = await verifyEvents(lines, checkpoint, key);
  if (verdict.intact) {
    const { covered, uncovered } = verdict;
    console.log(`完整 intact: ${covered} 条事件在校验点 ${checkpoint.at} 之内 events covered by the checkpoint`);
    console.log(`${uncovered} 条事件在校验点之后，不在证明范围 events after the checkpoint, not covered`);
    if (payments !== null) await comparePayments(payments, preparedIn(lines, payments.hash));
    return;
  }
  const { line, stream, seq, reason } = verdict.broken;
  const place = [line === null ? "" : `第 ${line} 行 line ${line}`, stream === null ? "" : `${stream} #${seq}`].filter(
    (part) => part !== "",
  );
  console.log(`不完整 broken${place.length === 0 ? "" : ` at ${place.join(", ")}`}: ${reasons[reason]}`);
  process.exitCode = 1;
});

function files(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { key: { type: "string" } },
      allowPositionals: true,
    });
    const [first, second, more] = positionals;
    if (first !== undefined && more === undefined && values.key !== undefined) {
      const [eventsFile, checkpointFile] = second === undefined ? [null, first] : [first, second];
      return { eventsFile, checkpointFile, keyFile: values.key };
    }
  } catch {
    // An unknown option is answered like a missing one.
  }
  throw new UsageError(
    `请给出事件文件、校验点和 --key 公钥；文件中自带的公钥不能作为证明。 Give the events, the checkpoint and --key; a key inside a file proves nothing.\n${usage}`,
  );
}

/** Null where it is none: a checkpoint, or a workbook of another kind. */
async function paymentFile(file: string): Promise<ReadPaymentFile | null> {
  const { paymentFileAt } = await import("./payment-file-reading.ts");
  return paymentFileAt(file).catch(() => null);
}

/** A payment file alone: signed by this key, and every payment as it was approved. */
async function verifyPaymentFile(name: string, file: ReadPaymentFile | null, key: PublicKey): Promise<void> {
  if (file === null || file.covered === null) {
    throw new UsageError(
      `${name} 单独不能核对，请连同事件文件一并给出。 ${name} cannot be checked alone; give the events too.\n${usage}`,
    );
  }
  if (await checkpointHolds(file.checkpoint, key)) {
    await comparePayments(file, file.covered);
    console.log("文件自带的批次哈希须连同事件才能证明 the hash in the file is itself proven only with the events");
    return;
  }
  console.log(`不完整 broken: ${reasons.signature}`);
  process.exitCode = 1;
}

async function comparePayments(file: ReadPaymentFile, covered: string | null): Promise<void> {
  const { paymentFileFault } = await import("../verify-payment-file.ts");
  const fault = covered === null ? "hash" : await paymentFileFault(file, covered);
  if (fault === null) {
    console.log(`${file.payments.length} 笔拨付与审批内容一致 payments are as they were approved`);
    return;
  }
  const said =
    fault === "hash"
      ? "批次哈希与审批内容不符 the batch hash is not that of what was approved"
      : `第 ${fault} 笔与审批内容不符 payment ${fault} is not as it was approved`;
  console.log(`不完整 broken: ${said}`);
  process.exitCode = 1;
}

/** What the events say was prepared and approved under this hash; null where they do not. */
function preparedIn(lines: readonly string[], hash: string): string | null {
  const events = lines.flatMap((line) => batchEventSchema.safeParse(JSON.parse(line)).data ?? []);
  const prepared = events.find(({ type, data }) => type === "batch.prepared" && data.hash === hash);
  const isApproved = events.some(({ type, data }) => type === "batch.approved" && data.hash === hash);
  if (prepared === undefined || !isApproved) return null;
  const { batchId, lines: payments, totalFen } = prepared.data;
  return canonicalJson({ id: batchId, round: prepared.stream, lines: payments ?? [], totalFen: totalFen ?? 0 });
}

async function readCheckpoint(file: string): Promise<Checkpoint> {
  if (!file.toLowerCase().endsWith(".xlsx")) {
    return readable(file, "校验点 checkpoint", (text) => checkpointSchema.parse(JSON.parse(text)));
  }
  const { checkpointInWorkbook } = await import("./payment-file-reading.ts");
  const found = await checkpointInWorkbook(file).catch(() => null);
  if (found === null) throw new UsageError(`${file} 中没有校验点。 ${file} holds no checkpoint.`);
  return found;
}

function readable<T>(file: string, what: string, read: (text: string) => T): T {
  try {
    return read(readFileSync(file, "utf8"));
  } catch {
    throw new UsageError(`无法读取${what}：${file}。 Cannot read ${file}.`);
  }
}
