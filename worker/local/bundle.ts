// The Worker's bundle for a run on this machine: built by wrangler exactly as for Cloudflare, kept by the hash of its sources.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

export const projectRoot = join(import.meta.dirname, "..", "..");
export const cacheDirectory = join(projectRoot, "node_modules", ".cache", "studio-rounds");

/** What wrangler must be told to stay silent and offline. */
export const wranglerEnvironment = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG_PATH: join(cacheDirectory, "wrangler-logs"),
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  CI: "1",
};

export const wranglerCli = join(projectRoot, "node_modules", "wrangler", "wrangler-dist", "cli.js");

/** Builds where the sources changed. @returns the directory that holds `app.js`. */
export async function workerBundle(): Promise<string> {
  const directory = join(cacheDirectory, `worker-${sourcesHash()}`);
  if (existsSync(join(directory, "app.js"))) return directory;
  mkdirSync(cacheDirectory, { recursive: true });
  // wrangler wants the directory of static files to exist.
  mkdirSync(join(projectRoot, "dist", "pane"), { recursive: true });
  const building = mkdtempSync(join(cacheDirectory, "building-"));
  const args = [
    wranglerCli,
    "deploy",
    "--dry-run",
    "--outdir",
    building,
    "--config",
    join(projectRoot, "worker", "wrangler.jsonc"),
  ];
  await promisify(execFile)(process.execPath, args, { cwd: projectRoot, env: { ...process.env, ...wranglerEnvironment } });
  try {
    renameSync(building, directory);
  } catch (error) {
    // Another run built the same sources meanwhile.
    rmSync(building, { recursive: true, force: true });
    if (!existsSync(join(directory, "app.js"))) throw error;
  }
  return directory;
}

function sourcesHash(): string {
  const hash = createHash("sha256").update(readFileSync(join(projectRoot, "package-lock.json")));
  for (const folder of ["policy", "worker"]) {
    const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /\.(ts|jsonc)$/.test(name)).sort()) {
      hash.update(file).update(readFileSync(join(projectRoot, folder, file)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
