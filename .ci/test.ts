// `npm test`: the static checks, then every test; its last line counts the tests.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

const results = "node_modules/.cache/test-results.json";

function run(args: readonly string[]): boolean {
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status === 0;
}

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

mkdirSync("node_modules/.cache", { recursive: true });
rmSync(results, { force: true });
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
