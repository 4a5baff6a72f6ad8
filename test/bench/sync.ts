// The sync of a round in one process: real office.js over the simulated Excel, the Worker's own handlers. `--long` adds the histories
// of two clerks, 50,000 steps of edits, sorts, pastes, syncs and lost answers.
import { ExcelHost } from "../../addin/workbench/host/excel-host.ts";
import { openPane } from "../../addin/workbench/node-pane.ts";
import { startInProcessRegister } from "../sync/in-process-register.ts";
import { simulate } from "../sync/simulation.ts";
import { address, applicationsBook, clerkAt, sheetName } from "../sync/two-workbooks.ts";
import { inMs, type Table } from "./table.ts";

const rows = 1_000;
const longSeeds = 50;
const stepsASeed = 1_000;

export async function syncBench(long: boolean): Promise<readonly Table[]> {
  const pane = await openPane(new ExcelHost(applicationsBook([1])));
  const channel = () => pane;
  const register = await startInProcessRegister();
  const round = await register.newRound();
  const book = applicationsBook(Array.from({ length: rows }, (_, i) => i + 1));
  const clerk = await clerkAt(book, register, "first", channel, { round, numbers: true });
  const lines: string[][] = [];
  const step = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    register.takeRequests();
    clerk.host.resetCounters();
    const start = performance.now();
    await run();
    const { problem } = clerk.session.state();
    if (problem !== null) throw new Error(`${name}: ${JSON.stringify(problem)}`);
    const time = inMs(performance.now() - start);
    lines.push([name, time, String(register.takeRequests().length), String(clerk.reads())]);
  };
  await step("preview, all new", clerk.session.preview);
  await step("submit, numbers written", clerk.session.submit);
  await step("preview, nothing changed", clerk.session.preview);
  for (let row = 1; row <= rows; row += 20) clerk.host.user.type(sheetName, address(row, "remark"), `补充 ${row}`);
  await step("preview, 50 rows changed", clerk.session.preview);
  await step("submit, 50 rows changed", clerk.session.submit);
  const table: Table = {
    title: `Sync of ${rows} rows (aim: preview under 2 s in at most 3 requests; nothing changed: 1 request)`,
    head: ["step", "time", "requests", "batches to Excel"],
    rows: lines,
  };
  return long ? [table, await histories(channel)] : [table];
}

/** Throws with the seed and the step of the first history in which something happens that never must. */
async function histories(channel: Parameters<typeof simulate>[0]["channel"]): Promise<Table> {
  const total = { syncs: 0, lostAnswers: 0, conflictsPicked: 0 };
  for (let seed = 1; seed <= longSeeds; seed += 1) {
    const result = await simulate({ seed, steps: stepsASeed, register: await startInProcessRegister(), channel });
    for (const key of ["syncs", "lostAnswers", "conflictsPicked"] as const) total[key] += result[key];
  }
  return {
    title: "Histories of two clerks: nothing vanished unshown, nothing was mixed up, all converged",
    head: ["steps", "syncs", "lost answers", "conflicts picked"],
    rows: [[longSeeds * stepsASeed, total.syncs, total.lostAnswers, total.conflictsPicked].map(String)],
  };
}
