// The glossary is a table of unique words whose articles are the text's own.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { articleText } from "../../../policy/measures.ts";

const rows = readFileSync(new URL("../../../policy/GLOSSARY.md", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| English"))
  .map((line) => line.slice(2, -2).split(" | "));
const column = (at: number) => rows.map((row) => row[at] ?? "");

describe("glossary", () => {
  it("gives every word in both languages with an article and one line", () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
    for (const row of rows) {
      expect(row).toHaveLength(4);
      expect(row[1]).toMatch(/\p{Script=Han}/u);
      expect(row.every((cell) => cell.trim() !== "")).toBe(true);
    }
  });

  it("has one row a word, in either language", () => {
    for (const words of [column(0), column(1)]) expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it("names articles of the text", () => {
    for (const article of column(2)) if (article !== "–") expect(articleText(article).zh).not.toBe("");
  });
});
