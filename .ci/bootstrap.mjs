// Installs what is missing: `npm ci` when node_modules is absent or older than the lock file.
// Plain Node 20, no dependency: it runs before anything is installed. Says what it does on standard error only.
import { spawnSync } from "node:child_process";
import { statSync, utimesSync } from "node:fs";

const modifiedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const installed = "node_modules/.package-lock.json";

if (modifiedAt(installed) < modifiedAt("package-lock.json") || modifiedAt(installed) === 0) {
  console.error("Installing dependencies (npm ci) …");
  // The variables of the npm run that started this would redirect the install.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(config_(prefix|local_prefix)|lifecycle|package)/i.test(key)),
  );
  const windows = process.platform === "win32";
  const { status } = spawnSync(
    windows ? "npm.cmd" : "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { stdio: ["ignore", 2, 2], env, shell: windows },
  );
  if (status !== 0) {
    console.error(
      "The install failed; its own message stands above. Check the network or the npm registry and run the command again.",
    );
    process.exit(status ?? 1);
  }
  const now = new Date();
  utimesSync(installed, now, now);
}
