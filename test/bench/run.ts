// `npm run bench`: medians and ratios of everything the project measures, as tables. `-- --long` adds the full simulation volumes.
import { checkBench } from "./check.ts";
import { excelBench } from "./excel.ts";
import { municipalBench } from "./municipal.ts";
import { paneBench } from "./pane.ts";
import { paymentsBench } from "./payments.ts";
import { registerBench } from "./register.ts";
import { syncBench } from "./sync.ts";
import type { Table } from "./table.ts";

const width = (text: string): number => [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 2 : 1), 0);

function print({ title, head, rows }: Table): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - width(cell))).join("  ")}`.trimEnd();
  console.log(`\n${title}\n${line(head)}\n${line(widths.map((count) => "-".repeat(count)))}\n${rows.map(line).join("\n")}`);
}

const long = process.argv.includes("--long");
const benches: readonly ((long: boolean) => Promise<readonly Table[]>)[] = [
  checkBench,
  excelBench,
  municipalBench,
  paneBench,
  registerBench,
  paymentsBench,
  syncBench,
];
for (const bench of benches) for (const table of await bench(long)) print(table);
