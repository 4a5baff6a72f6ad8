import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const expectedSchema = z.object({
  today: z.string(),
  findings: z.array(z.object({ rule: z.string(), sheet: z.string().nullable(), cell: z.string().nullable() })),
});
const reportSchema = z.object({
  summary: z.record(z.string(), z.number()),
  findings: z.array(
    z.object({ rule: z.string(), severity: z.string(), sheet: z.string().nullable(), cell: z.string().nullable() }),
  ),
});

describe("npm run validate", () => {
  it.each(["clean-wide", "faults-wide", "faults-sheets"])("%s.xlsx: all findings expected, none more, none fewer", (name) => {
    const expected = expectedSchema.parse(JSON.parse(readFileSync(`test/samples/${name}.expected.json`, "utf8")));
    const run = spawnSync(
      process.execPath,
      ["addin/validate.ts", `test/samples/${name}.xlsx`, "--format", "json", "--today", expected.today],
      { encoding: "utf8" },
    );
    const report = reportSchema.parse(JSON.parse(run.stdout));
    const key = (finding: { rule: string; sheet: string | null; cell: string | null }) =>
      `${finding.rule} ${finding.sheet}!${finding.cell}`;
    const found = report.findings.filter(({ severity }) => severity !== "note").map(key);
    expect(found.sort()).toEqual(expected.findings.map(key).sort());
    expect(run.status).toBe(report.summary["error"] === 0 ? 0 : 1);
    expect(run.stderr).toBe("");
  });
});
