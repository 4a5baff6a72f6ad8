// Types, lint, import rules, unused exports: everything that is checked without running the program.
import { spawn } from "node:child_process";

const steps: readonly (readonly [string, readonly string[]])[] = [
  ["types", ["node_modules/typescript/bin/tsc", "-b"]],
  ["lint", ["node_modules/@biomejs/biome/bin/biome", "ci", "."]],
  [
    "imports",
    [
      "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      "--config",
      ".ci/dependency-cruiser.cjs",
      "policy",
      "addin",
      "worker",
      "test",
    ],
  ],
  ["exports", ["node_modules/knip/bin/knip.js", "--config", ".ci/knip.json"]],
];

/** Runs one step and prints its output only where it has something to say. */
function run(name: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    output += data.toString();
  });
  return new Promise((resolve) => {
    child.on("close", (code) => {
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${name}`);
      if (code !== 0) console.log(output);
      resolve(code === 0);
    });
  });
}

const results = await Promise.all(steps.map(([name, args]) => run(name, args)));
process.exitCode = results.every(Boolean) ? 0 : 1;
