// `node addin/manifest/build.ts --base https://… [--out dist/manifest.xml]`: the manifest for the address the pane is served at.
// Writes nothing that the offline check does not pass.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { manifestAt, manifestBase } from "./address.ts";
import { checkManifest } from "./check.ts";

const root = join(import.meta.dirname, "..", "..");

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

function options(args: readonly string[]): { readonly base: string | null; readonly out: string } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { base: { type: "string" }, out: { type: "string", default: "dist/manifest.xml" } },
    });
    return { base: manifestBase(values.base ?? ""), out: resolve(values.out) };
  } catch {
    return null;
  }
}

function build(args: readonly string[]): void {
  const given = options(args);
  if (given === null || given.base === null) {
    refuse(
      "请用 --base 给出窗格的 https 地址，如 --base https://pane.example.gov.cn。 Give the pane's https address, such as --base https://pane.example.gov.cn.",
    );
    return;
  }
  const xml = manifestAt(readFileSync(join(root, "manifest.xml"), "utf8"), given.base);
  const faults = checkManifest(xml);
  if (faults.length > 0) {
    const list = faults.map(({ code, at, line }) => `${line}: ${code} ${at}`).join("\n");
    refuse(`清单有误，请按下列各行修改 manifest.xml。 The manifest has faults; mend these lines of manifest.xml.\n${list}`);
    return;
  }
  mkdirSync(dirname(given.out), { recursive: true });
  writeFileSync(given.out, xml);
  console.log(`已写入 ${given.out}，用于 ${given.base}。 Written for ${given.base}.`);
}

build(process.argv.slice(2));
