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
import { runHistories } from "../worker/domain/histories.ts";
import { cleanFields, knownRow, newRow } from "../worker/domain/sample-rows.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";
import { killWhileSyncing } from "../worker/spine/killed-writers.ts";
import { exported, freePort, killAll, run } from "../worker/spine/local-commands.ts";
import { inMs, median, type Table } from "./table.ts";

interface Measured {
  readonly what: string;
  readonly ms: number;
  /** What it is to stay within, in milliseconds; null where nothing is asked. */
  readonly aimMs: number | null;
}

const rowCount = 5_000;
const changedCount = 50;
const singles = 20;
const resyncs = 5;
const ofRuns = `, median of ${resyncs}`;
const numbers = Array.from({ length: rowCount }, (_, index) => index + 1);

/** The syncs and their aims; `long` adds the full volumes of concurrent writers and of kill -9. Throws with the seed where one fails. */
export async function registerBench(long: boolean): Promise<readonly Table[]> {
  return long ? [await syncTable(), await historiesTable(), await killsTable()] : [await syncTable()];
}

/** The parts a first sync cannot do without, then the syncs: the first once, as it happens once, the later ones several times. */
async function syncTable(): Promise<Table> {
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
    return { title: "Register: syncs over HTTP in workerd with D1", head: ["what", "time", "aim, at most"], rows };
  } finally {
    await register.stop();
  }
}

async function syncs(register: TestRegister, aimMs: number): Promise<readonly Measured[]> {
  const round = await register.newRound();
  const rows = numbers.map((n) => newRow(n));
  const first = await register.preview(round, rows);
  const [firstMs, done] = await timed(() => register.submit(round, rows, first.body));
  const versions = new Map(done.body.rows.map(({ ref, version }) => [ref, version ?? 0]));
  // Each preview of another plan and other rows, so that none finds the rules' answers of the one before.
  const changed = (run: number) =>
    numbers.map((n, index) => {
      const { applicationId = null, ref = "" } = done.body.rows[index] ?? {};
      const isChanged = Math.floor(index / changedCount) === run;
      return knownRow(n, applicationId ?? "", versions.get(ref) ?? 0, isChanged ? { remark: `第${run}改` } : {});
    });
  const [coldMs] = await timed(() => register.preview(round, changed(resyncs)));
  const previewMs: number[] = [];
  const againMs: number[] = [];
  for (let run = 0; run < resyncs; run++) {
    const known = changed(run);
    const [planned, plan] = await timed(() => register.preview(round, known));
    const [written, { body }] = await timed(() => register.submit(round, known, plan.body));
    if (body.summary.updated !== changedCount) throw new Error(`A re-sync wrote ${body.summary.updated} rows.`);
    for (const { ref, version } of body.rows) versions.set(ref, version ?? 0);
    previewMs.push(planned);
    againMs.push(written);
  }
  const head = await register.call("clerk", "GET", `/api/rounds/${round}/head`);
  const headers = { "if-none-match": head.headers.get("etag") ?? "" };
  const [noneMs] = await timed(() => register.call("clerk", "GET", `/api/rounds/${round}/head`, { headers }));
  const [listMs] = await timed(() => listed(register, round));
  const [oneMs] = await timed(() => register.call("clerk", "GET", `/api/applications/${round}-${rowCount / 2}`));
  const single = await register.newRound();
  const [singlesMs] = await timed(async () => {
    for (const n of numbers.slice(0, singles)) await register.sync(single, [newRow(n)]);
  });
  return [
    { what: `first sync of ${rowCount} rows`, ms: firstMs, aimMs },
    { what: `preview of ${rowCount} rows with ${changedCount} changed, register not yet in memory`, ms: coldMs, aimMs: null },
    { what: `preview of ${rowCount} rows with ${changedCount} changed${ofRuns}`, ms: median(previewMs), aimMs: 300 },
    { what: `sync of ${rowCount} rows with ${changedCount} changed${ofRuns}`, ms: median(againMs), aimMs: 300 },
    { what: "nothing changed: one request, 304", ms: noneMs, aimMs: null },
    { what: `reading ${rowCount} applications, as 评审 does when it opens`, ms: listMs, aimMs: null },
    { what: "reading the one that a step changed, as 评审 does after it", ms: oneMs, aimMs: null },
    {
      what: `${rowCount} rows one a request (from ${singles}; aim: 30 × the first sync or more)`,
      ms: (singlesMs / singles) * rowCount,
      aimMs: null,
    },
  ];
}

async function listed(register: TestRegister, round: string): Promise<void> {
  for (let after: string | null = ""; after !== null; ) {
    const path: string = `/api/rounds/${round}/applications?limit=500${after === "" ? "" : `&after=${after}`}`;
    after = (await register.call<{ next: string | null }>("clerk", "GET", path)).body.next;
  }
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

const historyCount = 10_000;
const historiesARegister = 500;

/** Writers at once, in registers one after the other: rounds are years, and a list of all rounds should stay short. */
async function historiesTable(): Promise<Table> {
  const start = performance.now();
  let [conflicts, merges] = [0, 0];
  for (let first = 1; first <= historyCount; first += historiesARegister) {
    const register = await startTestRegister();
    try {
      const told = await runHistories(register, first, historiesARegister);
      requireNone(told.flatMap(({ problems }) => problems));
      conflicts += told.filter((history) => history.conflicts > 0).length;
      merges += told.filter((history) => history.merges > 0).length;
    } finally {
      await register.stop();
    }
  }
  const counts = [historyCount, conflicts, merges].map((count) => count.toLocaleString("en"));
  return {
    title: "Register: seeded histories of writers at once; no lost update, every conflict reported",
    head: ["histories", "with conflicts", "with merges", "time"],
    rows: [[...counts, inMs(performance.now() - start)]],
  };
}

const killCount = 30;

async function killsTable(): Promise<Table> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "kills-"));
  const data = join(folder, "register");
  try {
    const survived = await killWhileSyncing({ data, port: await freePort(), seed: 30, kills: killCount });
    requireNone(survived.problems);
    const { events, checkpoint } = await exported(survived.register.http, folder);
    const verified = await run("verify", [events, checkpoint, "--key", join(data, "checkpoint-public.jwk")]);
    requireNone(verified.code === 0 ? [] : [`seed 30: verify says ${verified.out}${verified.err}`]);
    const counts = [killCount, survived.attempts, survived.acknowledged].map(String);
    return {
      title: "Register: kill -9 during syncs; every acknowledged answer is there and given again, verify passes",
      head: ["kills", "requests", "acknowledged", "time"],
      rows: [[...counts, inMs(performance.now() - start)]],
    };
  } finally {
    killAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

function requireNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.slice(0, 5).join("\n"));
}
