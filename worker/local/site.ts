// What `npm start` shows in the browser: builds dist/site (workbench and pane) where it is missing or older than its sources.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./bundle.ts";

const sources = ["addin", "policy", "manifest.xml", "package-lock.json"];

function newest(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds the site if need be. Throws where the build fails; its own output says why. */
export function ensureSite(): void {
  const page = join(projectRoot, "dist", "site", "workbench", "index.html");
  const built = existsSync(page) ? statSync(page).mtimeMs : 0;
  if (Math.max(...sources.map((source) => newest(join(projectRoot, source)))) <= built) return;
  console.log("正在构建页面… Building the pages …");
  const { status } = spawnSync(process.execPath, [join(projectRoot, "addin", "workbench", "build.ts")], {
    cwd: projectRoot,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("the pages could not be built");
}
