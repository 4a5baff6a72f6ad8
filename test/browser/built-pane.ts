// The production pane, built for a closed network (office.js from the same server), once for all tests until its sources change.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** The folder with taskpane.html and its assets. */
export function builtPane(): string {
  const hash = createHash("sha256");
  const sources = globSync(
    [
      "policy/**/*.ts",
      "addin/{mapping,session,workbook,pane,commands,sync,review,payments,round-page}/**/*",
      "addin/*.ts",
      "package-lock.json",
    ],
    { cwd: root, withFileTypes: true },
  );
  for (const entry of sources
    .filter((each) => each.isFile())
    .sort((a, b) => (a.parentPath + a.name < b.parentPath + b.name ? -1 : 1)))
    hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  const folder = join(root, "node_modules/.cache/pane", hash.digest("hex").slice(0, 16));
  if (existsSync(folder)) return folder;
  const aside = `${folder}.${process.pid}`;
  // A process of its own: the test runner's NODE_ENV would build React for development.
  const env = { ...process.env, NODE_ENV: "production", OFFICE_JS: "local" };
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--config", join(root, "addin/vite.config.ts"), "--logLevel", "error", "--outDir", aside];
  execFileSync(process.execPath, args, { env, stdio: "inherit" });
  try {
    renameSync(aside, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}
