// `npm run -s verify -- EVENTS.jsonl CHECKPOINT.json --key PUBLIC.jwk`: proves exported events against a checkpoint, or against the
// one printed in an exported .xlsx. Exit 0 intact; 1 with the first broken event; 2 unreadable, or no key. It trusts no key in a file.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Checkpoint, checkpointSchema, publicKeySchema } from "../checkpoint.ts";
import { type Broken, verifyEvents } from "../verify.ts";
import { runCommand, UsageError } from "./options.ts";

const usage = "npm run -s verify -- EVENTS.jsonl CHECKPOINT.json|FILE.xlsx --key PUBLIC.jwk";

const reasons: Readonly<Record<Broken["reason"], string>> = {
  signature: "校验点的签名与所给公钥不符 — the checkpoint is not signed with this key, or was changed",
  unreadable: "该行不是完整的事件 — this line is no event",
  "out-of-order": "事件顺序有误或重复 — events are out of order or repeated",
  hash: "事件内容与其哈希链不符 — the event does not match the hash chain",
  missing: "事件缺失 — an event is missing",
  "not-in-checkpoint": "事件与校验点不符 — the event is not the one the checkpoint covers",
};

await runCommand(async () => {
  const { eventsFile, checkpointFile, keyFile } = files(process.argv.slice(2));
  const key = readable(keyFile, "公钥 key", (text) => publicKeySchema.parse(JSON.parse(text)));
  const checkpoint = await readCheckpoint(checkpointFile);
  const lines = readable(eventsFile, "事件 events", (text) => text.split("\n").filter((line) => line.trim() !== ""));
  const verdict = await verifyEvents(lines, checkpoint, key);
  if (verdict.intact) {
    const { covered, uncovered } = verdict;
    console.log(`完整 intact: ${covered} 条事件在校验点 ${checkpoint.at} 之内 events covered by the checkpoint`);
    console.log(`${uncovered} 条事件在校验点之后，不在证明范围 events after the checkpoint, not covered`);
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
    const [eventsFile, checkpointFile, more] = positionals;
    if (eventsFile !== undefined && checkpointFile !== undefined && more === undefined && values.key !== undefined) {
      return { eventsFile, checkpointFile, keyFile: values.key };
    }
  } catch {
    // An unknown option is answered like a missing one.
  }
  throw new UsageError(
    `请给出事件文件、校验点和 --key 公钥；文件中自带的公钥不能作为证明。 Give the events, the checkpoint and --key; a key inside a file proves nothing.\n${usage}`,
  );
}

async function readCheckpoint(file: string): Promise<Checkpoint> {
  if (!file.toLowerCase().endsWith(".xlsx")) {
    return readable(file, "校验点 checkpoint", (text) => checkpointSchema.parse(JSON.parse(text)));
  }
  const { checkpointInWorkbook } = await import("./workbook-checkpoint.ts");
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
