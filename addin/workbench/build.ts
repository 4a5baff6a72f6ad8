// Builds dist/site: the production pane, the workbench's page, and what they load from the same origin, as `npm start` serves it.
// The pane is built as for a closed network, with office.js beside it. dist/site is never deployed; dist/pane is.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const site = join(root, "dist", "site");
const officeJs = join(dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")), "dist");
const vite = join(root, "node_modules", "vite", "bin", "vite.js");

/** What office.js fetches of itself for a pane in Excel on the web, in the two languages. */
const OFFICE_FILES = ["office.js", "excel-web-16.00.js", "zh-cn/office_strings.js", "en-us/office_strings.js"];

/** Static files of the site: where they come from, and the path they are served under. */
const FILES: readonly (readonly [from: string, to: string])[] = [
  [join(root, "manifest.xml"), "manifest.xml"],
  [join(root, "addin", "icons"), "icons"],
  [join(root, "addin", "workbench", "samples"), "workbench/samples"],
  [join(officeJs, "..", "LICENSE.md"), "office-js/LICENSE.md"],
  ...OFFICE_FILES.map((file) => [join(officeJs, file), `office-js/${file}`] as const),
];

function viteBuild(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [vite, "build", "--logLevel", "error", ...args], {
    cwd: root,
    env: { ...process.env, OFFICE_JS: "local" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`vite build ${args.join(" ")}\n${stderr}`);
}

rmSync(site, { recursive: true, force: true });
viteBuild("--config", join(root, "addin", "vite.config.ts"), "--outDir", site);
viteBuild("--config", join(root, "addin", "workbench", "vite.config.ts"));
for (const [from, to] of FILES) {
  mkdirSync(dirname(join(site, to)), { recursive: true });
  cpSync(from, join(site, to), { recursive: true, filter: (path) => !path.endsWith(".ts") });
}
