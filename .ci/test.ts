// `npm test`: the static checks, then every test; its last line counts the tests.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

const results = "node_modules/.cache/test-results.json";

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

/** Whether the program ends well. */
const run = (args: readonly string[]): boolean => spawnSync(process.execPath, args, { stdio: "inherit" }).status === 0;

mkdirSync("node_modules/.cache", { recursive: true });
rmSync(results, { force: true });
// One after the other: beside the tests, which keep every core busy, the checks gain nothing and make waiting tests wait longer.
const checked = run([".ci/check.ts"]);
const tested = run([
  "node_modules/vitest/vitest.mjs",
  "run",
  "--config",
  "test/vitest.config.ts",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
]);
const counts: Counts = JSON.parse(readFileSync(results, "utf8"));
// A suite that could not even be loaded counts no test of its own, and a failed check is a failure too.
const failed =
  counts.numFailedTests +
  (counts.numFailedTests === 0 && counts.numFailedTestSuites > 0 ? counts.numFailedTestSuites : 0) +
  (checked ? 0 : 1);
console.log(`${counts.numPassedTests} passed, ${failed} failed`);
process.exitCode = checked && tested ? 0 : 1;
