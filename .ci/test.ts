// `npm test`: every test, and beside them the static checks, which say their part at the end; the last line counts the tests.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { text } from "node:stream/consumers";

const results = "node_modules/.cache/test-results.json";

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

/** Whether the program ends well. */
function run(args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (code) => resolve(code === 0)));
}

/** What the static checks say, and whether all is well. */
async function check(): Promise<{ readonly isGood: boolean; readonly said: string }> {
  const child = spawn(process.execPath, [".ci/check.ts"], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  const said = await text(child.stdout);
  return { isGood: (await closed) === 0, said };
}

mkdirSync("node_modules/.cache", { recursive: true });
rmSync(results, { force: true });
const [checked, tested] = await Promise.all([
  check(),
  run([
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "test/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${results}`,
    ...process.argv.slice(2),
  ]),
]);
console.log(checked.said.trimEnd());
const counts: Counts = JSON.parse(readFileSync(results, "utf8"));
// A suite that could not even be loaded counts no test of its own, and a failed check is a failure too.
const failed =
  counts.numFailedTests +
  (counts.numFailedTests === 0 && counts.numFailedTestSuites > 0 ? counts.numFailedTestSuites : 0) +
  (checked.isGood ? 0 : 1);
console.log(`${counts.numPassedTests} passed, ${failed} failed`);
process.exitCode = checked.isGood && tested ? 0 : 1;
