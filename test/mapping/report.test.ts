import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type CheckResult, check, type LocatedFinding } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { jsonReport, textReport } from "../../addin/report.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { saidOf } from "../../policy/wording.ts";
import { faultyWorkbook } from "../workbooks/faults.ts";
import { type Cells, checkWorkbook } from "../workbooks/from-cells.ts";
import { headers, row } from "../workbooks/one-application.ts";

const cell = z.string().regex(/^[A-Z]+[1-9]\d*$/);
const fixSchema = z.strictObject({
  cell,
  value: z.union([z.string(), z.number()]),
  also: z.array(z.strictObject({ sheet: z.string(), cell, value: z.union([z.string(), z.number()]) })),
});
const findingSchema = z.strictObject({
  rule: z.string(),
  article: z
    .string()
    .regex(/^\d+(\(\d\)\d?)?$/)
    .nullable(),
  severity: z.enum(["error", "review", "warning", "note"]),
  table: z.string().nullable(),
  sheet: z.string().nullable(),
  row: z.number().int().positive().nullable(),
  cell: cell.nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string().nullable(),
  message: z.strictObject({ zh: z.string().min(20), en: z.string().min(20) }),
  fix: fixSchema.nullable(),
  related: z.array(z.strictObject({ sheet: z.string(), cell })),
});
const reportSchema = z.strictObject({
  measures: z.strictObject({ document: z.literal("京兴人社文〔2019〕199号"), effective: z.literal("2019-12-30") }),
  today: z.iso.date(),
  settings: z.record(z.string(), z.unknown()),
  rulings: z.array(z.strictObject({ id: z.string(), value: z.unknown(), reason: z.string() })),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      tables: z.array(z.string()),
      headerRow: z.number().nullable(),
      dataRows: z.number(),
      skippedRows: z.number(),
      columns: z.array(
        z.strictObject({ cell, header: z.string(), field: z.string(), unit: z.enum(["元", "万元"]).nullable() }),
      ),
    }),
  ),
  summary: z.strictObject({
    applications: z.number(),
    error: z.number(),
    review: z.number(),
    warning: z.number(),
    note: z.number(),
  }),
  notRun: z.array(z.strictObject({ rule: z.string(), reason: z.string() })),
  findings: z.array(findingSchema),
});

const reports = Array.from({ length: 40 }, (_, index): CheckResult => {
  const faulty = faultyWorkbook(2000 + index);
  return check(readWorkbookFile(faulty.bytes), {
    today: faulty.today,
    settings: {},
    rulings: defaultRulings,
    acceptSuggestions: false,
    choices: {},
  });
});

describe("the report of 40 workbooks with faults", () => {
  it("has exactly the documented shape", () => {
    for (const result of reports) {
      const report = reportSchema.parse(JSON.parse(JSON.stringify(jsonReport(result, "zh"))));
      const { error, review, warning, note } = report.summary;
      expect(error + review + warning + note).toBe(report.findings.length);
    }
  });

  it("sorts findings by sheet order, row, column, rule", () => {
    for (const { findings, reading } of reports) {
      const names = [...reading.order.keys()].map(({ name }) => name);
      const key = ({ sheet, row, cell, rule }: LocatedFinding): (number | string)[] => [
        names.indexOf(sheet ?? ""),
        row ?? 0,
        columnNumber(cell),
        rule,
      ];
      const keys = findings.map(key);
      expect([...keys].sort(compareKeys)).toEqual(keys);
    }
  });

  it("never shows an identity number, an account or a telephone in full, but the telephone as its own cell's value", () => {
    for (const result of reports) {
      const secrets = result.reading.dossier.rows.applications.flatMap(({ fields }) =>
        [fields.leadIdNumber, fields.payeeAccount, fields.contactPhone].filter(
          (secret): secret is string => typeof secret === "string" && secret.length > 7,
        ),
      );
      expect(secrets.length).toBeGreaterThan(10);
      const shown = result.findings.map(({ value, field, ...rest }) => (field === "contactPhone" ? rest : { value, ...rest }));
      const texts = [JSON.stringify(shown), textReport(result, "zh", false), textReport(result, "en", false)];
      for (const secret of secrets) for (const text of texts) expect(text).not.toContain(secret);
    }
  });
});

describe("what a clerk typed", () => {
  const checked = (changes: Readonly<Record<string, string>>, ...others: Cells) =>
    checkWorkbook({
      sheets: { 申报: [headers, row.map((cell, index) => changes[headers[index] ?? ""] ?? cell), ...others] },
    });

  it("cannot change what a terminal shows of the rest, nor fill it", () => {
    const result = checked({ "注册/经营情况": "\u001b[31m待定\u202e\u0007", 工作室名称: "很长的名".repeat(4000) });
    for (const language of ["zh", "en"] as const) {
      const text = textReport(result, language, false);
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThan(600);
    }
  });

  it("is masked wherever it is an identity number, spaced or full-width, and behind a #", () => {
    const number = "11010519491231002X";
    const written = [number, "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X"];
    for (const id of written) {
      const result = checked({ 技能等级: id, "注册/经营情况": `见${id}`, 身份证号: `#${id}` });
      const texts = [JSON.stringify(result.findings.map((finding) => saidOf(finding, "zh"))), textReport(result, "zh", false)];
      for (const text of texts) expect(text).not.toContain(id);
      const values = result.findings.map(({ value }) => value ?? "");
      if (!id.includes(" ")) expect(values.filter((value) => value.includes(id))).toEqual([]);
    }
  });

  it("says so where nothing was found", () => {
    const clean = textReport(checkWorkbook({ sheets: { 名册: [["单位名称", "职业工种", "镇街"]] } }), "en", false);
    expect(clean).not.toContain("Nothing was found");
    const scores = {
      评分: [
        ["工作室名称", "平均分", "名次"],
        [row[4] ?? "", 90, 1],
      ],
    };
    const text = textReport(checkWorkbook({ sheets: scores }), "en", false);
    expect(text).toMatch(
      /^Nothing was found to contradict the measures\.\n\nSheets read:\n {2}评分: scores; 1 row, 0 skipped\n/,
    );
    expect(text).toMatch(/0 applications · 0 Errors · 0 To be decided · 0 Please check · 0 Notes\n$/);
  });
});

const columnNumber = (address: string | null): number =>
  [...(address ?? "").replace(/\d/g, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
