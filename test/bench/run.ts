// `npm run bench`: medians and ratios of everything the project measures, as tables. `-- --long` adds the full simulation volumes;
// names (`npm run bench -- excel sync`) choose among the benches. Each runs in a process of its own: office.js knows one Excel a
// process, and what one bench leaves in memory is no part of another's time.
import { spawnSync } from "node:child_process";
import { checkBench } from "./check.ts";
import { excelBench } from "./excel.ts";
import { municipalBench } from "./municipal.ts";
import { paneBench } from "./pane.ts";
import { paymentsBench } from "./payments.ts";
import { registerBench } from "./register.ts";
import { replayBench } from "./replay.ts";
import { syncBench } from "./sync.ts";
import type { Table } from "./table.ts";

const benches: Readonly<Record<string, (long: boolean) => Promise<readonly Table[]>>> = {
  check: checkBench,
  excel: excelBench,
  municipal: municipalBench,
  pane: paneBench,
  register: registerBench,
  payments: paymentsBench,
  replay: replayBench,
  sync: syncBench,
};

const width = (text: string): number => [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 2 : 1), 0);

function print({ title, head, rows }: Table): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - width(cell))).join("  ")}`.trimEnd();
  console.log(`\n${title}\n${line(head)}\n${line(widths.map((count) => "-".repeat(count)))}\n${rows.map(line).join("\n")}`);
}

/** Whether the bench ran to its end; what went wrong stands on standard error. */
const runApart = (name: string, options: readonly string[]): boolean =>
  spawnSync(process.execPath, [import.meta.filename, name, ...options], { stdio: "inherit" }).status === 0;

const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const unknown = [...named.filter((name) => !(name in benches)), ...options.filter((option) => option !== "--long")];
const [first] = named;
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(", ")}. Give --long, and names among ${Object.keys(benches).join(", ")}.`);
  process.exitCode = 2;
} else if (named.length === 1 && first !== undefined) {
  for (const table of (await benches[first]?.(options.length > 0)) ?? []) print(table);
} else {
  const ran = (named.length > 0 ? named : Object.keys(benches)).map((name) => runApart(name, options));
  process.exitCode = ran.every(Boolean) ? 0 : 1;
}
