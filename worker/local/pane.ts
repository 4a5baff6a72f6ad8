// `node worker/local/pane.ts --base https://… [--out dist/pane]`: the folder a web server serves the task pane from, and beside it the
// manifest for that address. It uploads nothing; `npm run deploy` does, with the same folder.
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "./bundle.ts";
import { runCommand, UsageError } from "./options.ts";

const usage = "node worker/local/pane.ts --base https://pane.example.gov.cn [--out dist/pane]";

/** Pages, scripts and icons into `out`, replacing what is there; office.js too where OFFICE_JS is `local`. @throws UsageError */
export function buildPane(out: string): void {
  const office = process.env["OFFICE_JS"] ?? "global";
  if (!["global", "21vianet", "local"].includes(office)) {
    throw new UsageError(
      `OFFICE_JS 须为 global、21vianet 或 local。 OFFICE_JS must be global, 21vianet or local, not ${office}.`,
    );
  }
  const vite = join(projectRoot, "node_modules", "vite", "bin", "vite.js");
  const config = join(projectRoot, "addin", "vite.config.ts");
  runOrThrow([vite, "build", "--config", config, "--outDir", out, "--logLevel", "error"], "The pane could not be built.");
  cpSync(join(projectRoot, "addin", "icons"), join(out, "icons"), { recursive: true, filter: (path) => !path.endsWith(".ts") });
  if (office !== "local") return;
  const library = dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json"));
  cpSync(join(library, "dist"), join(out, "office-js"), { recursive: true });
  cpSync(join(library, "LICENSE.md"), join(out, "office-js", "LICENSE.md"));
}

/** `manifest.xml` beside `out`, for the pane at the https address `base`. Where it cannot be, what is wrong is already printed. */
export function writeManifest(base: string, out: string): void {
  const build = join(projectRoot, "addin", "manifest", "build.ts");
  runOrThrow([build, "--base", base, "--out", join(dirname(out), "manifest.xml")], "没有写出清单。 No manifest was written.");
}

function runOrThrow(args: readonly string[], sentence: string): void {
  const { status } = spawnSync(process.execPath, args, { cwd: projectRoot, stdio: "inherit" });
  if (status !== 0) throw new UsageError(sentence);
}

function optionsOf(args: readonly string[]): { readonly base: string; readonly out: string } {
  try {
    const options = { base: { type: "string" }, out: { type: "string", default: "dist/pane" } } as const;
    const { values } = parseArgs({ args: [...args], options });
    if (values.base !== undefined) return { base: values.base, out: resolve(values.out) };
  } catch {
    // An unknown option is answered like a missing one.
  }
  throw new UsageError(`请用 --base 给出窗格的 https 地址。 Give the pane's https address with --base.\n${usage}`);
}

if (import.meta.main) {
  await runCommand(async () => {
    const { base, out } = optionsOf(process.argv.slice(2));
    writeManifest(base, out);
    buildPane(out);
  });
}
