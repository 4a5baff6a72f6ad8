// policy/ is pure: zod and itself, no clock, no chance, no input or output. Reads the source files as text.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../../policy/", import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: readFileSync(folder + path, "utf8") }));

const banned = [
  {
    what: "the clock",
    pattern: /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?![\s(]))|\bDate\s*\(\s*\)|\bperformance\b|\bTemporal\b/,
  },
  { what: "chance", pattern: /\bMath\s*\.\s*random\b|\bgetRandomValues\b|\brandomUUID\b/ },
  { what: "input and output", pattern: /\bfetch\s*\(|\bconsole\s*\.|\bprocess\s*\.|\blocalStorage\b/ },
  {
    what: "the machine's language or zone",
    pattern: /\.toLocale[A-Z]|\blocaleCompare\s*\(|\bgetTimezoneOffset\b|\.get(?:FullYear|Month|Date|Day|Hours)\s*\(/,
  },
] as const;

/** Code without comments, which may speak of what is banned. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
const offences = (text: string) => banned.flatMap(({ what, pattern }) => (pattern.test(codeOf(text)) ? [what] : []));
const importsOf = (text: string) =>
  [...codeOf(text).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)].flatMap(([, from]) =>
    from === undefined ? [] : [from],
  );

/** Resolved within policy/, so that no chain of `..` leads out of it. */
const staysInside = (path: string, from: string) => new URL(from, `file:///policy/${path}`).pathname.startsWith("/policy/");

describe("policy/ is pure", () => {
  it("there are sources to look at", () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it.each(sources)("$path knows no clock, no chance, no input or output", ({ text }) => {
    expect(offences(text)).toEqual([]);
  });

  it.each(sources)("$path imports zod and policy/ alone, files by their whole name", ({ path, text }) => {
    for (const from of importsOf(text)) {
      const allowed = from === "zod" || (/^\.{1,2}\/.*\.ts$/.test(from) && staysInside(path, from));
      expect([from, allowed]).toEqual([from, true]);
    }
  });

  it("sees what it bans", () => {
    for (const code of [
      "Date.now()",
      "new Date()",
      "new Date( )",
      "new Date;",
      "Date()",
      "Math.random()",
      "fetch('/x')",
      "a.localeCompare(b)",
      "d.getMonth()",
    ]) {
      expect([code, offences(`const x = ${code};`).length]).toEqual([code, 1]);
    }
    expect(offences("new Date(Date.UTC(2025, 0, 1)).getUTCDay(); // Date.now() is banned")).toEqual([]);
    expect(importsOf('import { z } from "zod";\nexport type { A } from "../../addin/a.ts";\nawait import("node:fs")')).toEqual([
      "zod",
      "../../addin/a.ts",
      "node:fs",
    ]);
    expect(staysInside("rules/funding.ts", "../../addin/a.ts")).toBe(false);
    expect(staysInside("rules/funding.ts", "../money.ts")).toBe(true);
  });
});
