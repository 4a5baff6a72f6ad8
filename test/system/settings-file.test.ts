import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { workbookBytes } from "../workbooks/from-cells.ts";

const folder = mkdtempSync(path.join(tmpdir(), "settings-file-"));
const reportSchema = z.object({
  settings: z.object({
    roundYear: z.number().nullable(),
    previousRoundYear: z.number().nullable(),
    scoring: z.record(z.string(), z.unknown()),
  }),
  rulings: z.array(z.object({ id: z.string(), value: z.unknown() })),
  findings: z.array(z.object({ rule: z.string(), sheet: z.string().nullable(), cell: z.string().nullable() })),
});

const file = path.join(folder, "round.xlsx");
writeFileSync(
  file,
  workbookBytes({
    sheets: {
      批次设置: [
        ["批次年度", 2025],
        ["上一批次年度", 2024],
        ["合格线", 70],
      ],
      评分: [
        ["工作室名称", "平均分", "名次"],
        ["甲首席技师工作室", 90, 1],
      ],
    },
  }),
);

function validate(settings: string | null) {
  const options: string[] = [];
  if (settings !== null) {
    const given = path.join(folder, "settings.json");
    writeFileSync(given, settings);
    options.push("--settings", given);
  }
  const run = spawnSync(process.execPath, ["addin/validate.ts", file, "--format", "json", ...options], { encoding: "utf8" });
  return { status: run.status, report: reportSchema.parse(JSON.parse(run.stdout)) };
}

describe("round settings: the command line, then 批次设置, then the defaults", () => {
  it("第3条: the sheet's years are checked, and found in their cell", () => {
    const { status, report } = validate(null);
    expect(report.settings).toMatchObject({
      roundYear: 2025,
      previousRoundYear: 2024,
      scoring: { passMark: 70, fullMark: 100 },
    });
    expect(report.findings).toContainEqual({ rule: "round/interval", sheet: "批次设置", cell: "B2" });
    expect(status).toBe(1);
  });

  it("a settings file with a byte order mark and Windows line ends takes precedence, entry by entry", () => {
    const given = { settings: { previousRoundYear: 2023, scoring: { passMark: 60 } } };
    const { settings } = validate(`\uFEFF${JSON.stringify(given, null, 2).replaceAll("\n", "\r\n")}\r\n`).report;
    expect(settings).toMatchObject({ roundYear: 2025, previousRoundYear: 2023, scoring: { passMark: 60 } });
  });

  it("a setting that came from elsewhere is no cell's fault", () => {
    const { report } = validate(JSON.stringify({ settings: { roundYear: 2025, previousRoundYear: 2024 } }));
    expect(report.findings).toContainEqual({ rule: "round/interval", sheet: null, cell: null });
  });
});
