// A production build under node_modules/.cache, made once for all test files until its sources change, also where several ask at once.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const patienceMs = 180_000;
const known = new Map<string, string>();

/** The folder of what `config` (a Vite configuration) builds from the files that `sources` match. */
export function builtOnce(name: string, config: string, sources: readonly string[]): string {
  const folder = known.get(name) ?? join(root, "node_modules/.cache", name, hashOf(sources));
  known.set(name, folder);
  if (existsSync(folder)) return folder;
  const turn = `${folder}.building`;
  mkdirSync(dirname(folder), { recursive: true });
  if (!isFirst(turn)) return waitFor(folder, turn) ? folder : builtOnce(name, config, sources);
  try {
    viteBuild(config, `${folder}.new`);
    renameSync(`${folder}.new`, folder);
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
  return folder;
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash("sha256");
  const files = globSync(["package-lock.json", ...sources], { cwd: root }).filter((file) =>
    statSync(join(root, file)).isFile(),
  );
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex").slice(0, 16);
}

function isFirst(turn: string): boolean {
  try {
    mkdirSync(turn);
    return true;
  } catch {
    return false;
  }
}

/** False where the one that had its turn gave up, or was stopped in the middle of it. */
function waitFor(folder: string, turn: string): boolean {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < patienceMs && existsSync(turn); waited += 200) Atomics.wait(clock, 0, 0, 200);
  rmSync(turn, { recursive: true, force: true });
  return existsSync(folder);
}

function viteBuild(config: string, outDir: string): void {
  // A process of its own: the test runner's NODE_ENV would build React for development.
  const env = { ...process.env, NODE_ENV: "production", OFFICE_JS: "local" };
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const args = ["build", "--config", join(root, config), "--logLevel", "error", "--outDir", outDir, "--emptyOutDir"];
  execFileSync(process.execPath, [vite, ...args], { env, stdio: "inherit" });
}
