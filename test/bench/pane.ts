// What the pane loads before it shows anything, without office.js.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Table } from "./table.ts";

const kibibytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KiB`;

/** Aim: at most 160 KiB of JavaScript, gzipped, on first load. */
export async function paneBench(): Promise<readonly Table[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "pane-"));
  const vite = path.resolve("node_modules/vite/bin/vite.js");
  const build = spawnSync(process.execPath, [
    vite,
    "build",
    "--config",
    "addin/vite.config.ts",
    "--outDir",
    folder,
    "--logLevel",
    "error",
  ]);
  if (build.status !== 0) throw new Error(`the pane could not be built\n${build.stderr.toString()}`);
  const page = readFileSync(path.join(folder, "taskpane.html"), "utf8");
  const scripts = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? "");
  const rows = scripts.map((file) => {
    const bytes = readFileSync(path.join(folder, file));
    return { file: path.basename(file), plain: bytes.length, zipped: gzipSync(bytes).length };
  });
  const sum = (key: "plain" | "zipped") => rows.reduce((total, row) => total + row[key], 0);
  return [
    {
      title: "The pane's first load, JavaScript without office.js (aim: at most 160 KiB gzipped)",
      head: ["file", "plain", "gzipped"],
      rows: [
        ...rows.map(({ file, plain, zipped }) => [file, kibibytes(plain), kibibytes(zipped)]),
        ["together", kibibytes(sum("plain")), kibibytes(sum("zipped"))],
      ],
    },
  ];
}
