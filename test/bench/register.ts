// How long the register takes for 5,000 rows, beside the raw insert of the same rows and the bare cost of their rules, sealing and hashing.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isoDateSchema } from "../../policy/kinds.ts";
import { checkRegister } from "../../policy/register-check.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { settingsSchema } from "../../policy/settings.ts";
import { projectRoot, wranglerCli, wranglerEnvironment } from "../../worker/local/bundle.ts";
import { startRuntime } from "../../worker/local/runtime.ts";
import { secretsOf } from "../../worker/local/secrets.ts";
import { cleanFields, knownRow, newRow } from "../worker/domain/sample-rows.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";
import { inMs, type Table } from "./table.ts";

interface Measured {
  readonly what: string;
  readonly ms: number;
  /** What it is to stay within, in milliseconds; null where nothing is asked. */
  readonly aimMs: number | null;
}

const rowCount = 5_000;
const changedCount = 50;
const singles = 20;
const numbers = Array.from({ length: rowCount }, (_, index) => index + 1);

/** The parts a first sync cannot do without, then the syncs with their aims; each once, as a register's first sync happens once. */
export async function registerBench(): Promise<readonly Table[]> {
  const [insertMs, sealMs] = await baseline();
  const rulesMs = timeRules();
  const parts: readonly Measured[] = [
    { what: `raw json_each insert of ${rowCount} rows`, ms: insertMs, aimMs: null },
    { what: `rules over ${rowCount} rows`, ms: rulesMs, aimMs: null },
    { what: `sealing and hashing of ${rowCount} rows`, ms: sealMs, aimMs: null },
  ];
  const register = await startTestRegister();
  try {
    const measured = [...parts, ...(await syncs(register, 8 * (insertMs + rulesMs + sealMs)))];
    const rows = measured.map(({ what, ms, aimMs }) => [what, inMs(ms), aimMs === null ? "" : inMs(aimMs)]);
    return [{ title: "Register: syncs over HTTP in workerd with D1", head: ["what", "time", "aim, at most"], rows }];
  } finally {
    await register.stop();
  }
}

async function syncs(register: TestRegister, aimMs: number): Promise<readonly Measured[]> {
  const round = await register.newRound();
  const rows = numbers.map((n) => newRow(n));
  const first = await register.preview(round, rows);
  const [firstMs, done] = await timed(() => register.submit(round, rows, first.body));
  const known = numbers.map((n, index) => {
    const { applicationId = null } = done.body.rows[index] ?? {};
    return knownRow(n, applicationId ?? "", 1, n <= changedCount ? { remark: "改" } : {});
  });
  const [coldMs] = await timed(() => register.preview(round, known));
  const [previewMs, plan] = await timed(() => register.preview(round, known));
  const [againMs] = await timed(() => register.submit(round, known, plan.body));
  const head = await register.call("clerk", "GET", `/api/rounds/${round}/head`);
  const headers = { "if-none-match": head.headers.get("etag") ?? "" };
  const [noneMs] = await timed(() => register.call("clerk", "GET", `/api/rounds/${round}/head`, { headers }));
  const single = await register.newRound();
  const [singlesMs] = await timed(async () => {
    for (const n of numbers.slice(0, singles)) await register.sync(single, [newRow(n)]);
  });
  return [
    { what: `first sync of ${rowCount} rows`, ms: firstMs, aimMs },
    { what: `preview of ${rowCount} rows with ${changedCount} changed, register not yet in memory`, ms: coldMs, aimMs: null },
    { what: `preview of ${rowCount} rows with ${changedCount} changed`, ms: previewMs, aimMs: 300 },
    { what: `sync of ${rowCount} rows with ${changedCount} changed`, ms: againMs, aimMs: 300 },
    { what: "nothing changed: one request, 304", ms: noneMs, aimMs: null },
    {
      what: `${rowCount} rows one a request (from ${singles}; aim: 30 × the first sync or more)`,
      ms: (singlesMs / singles) * rowCount,
      aimMs: null,
    },
  ];
}

function timeRules(): number {
  const applications = numbers.map((n) => ({ id: `2025-${String(n).padStart(3, "0")}`, fields: cleanFields(n) }));
  const check = { today: isoDateSchema.parse("2026-11-22"), settings: settingsSchema.parse({}), rulings: defaultRulings };
  const start = performance.now();
  checkRegister({ ...check, applications, awards: [], holders: [] });
  return performance.now() - start;
}

/** Milliseconds of the raw insert, and of sealing and hashing, in a workerd of their own. */
async function baseline(): Promise<readonly [number, number]> {
  const folder = mkdtempSync(join(tmpdir(), "baseline-"));
  const entry = join(projectRoot, "test", "bench", "baseline", "app.ts");
  const args = [
    wranglerCli,
    "deploy",
    entry,
    "--dry-run",
    "--outdir",
    folder,
    "--name",
    "baseline",
    "--compatibility-date",
    "2026-04-01",
  ];
  await promisify(execFile)(process.execPath, args, { cwd: folder, env: { ...process.env, ...wranglerEnvironment } });
  const { sealKeys } = await secretsOf(folder);
  const runtime = await startRuntime({ data: folder, bundle: folder, bindings: { SEAL_KEYS: JSON.stringify(sealKeys) } });
  const body = JSON.stringify(numbers.map((n) => ({ id: `2025-${n}`, fields: cleanFields(n) })));
  const run = async (path: string) =>
    (await timed(() => fetch(new URL(path, runtime.url), { method: "POST", body }).then((r) => r.text())))[0];
  try {
    await run("/insert");
    return [await run("/insert"), await run("/seal")];
  } finally {
    await runtime.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}
