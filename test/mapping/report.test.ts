import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type CheckResult, check, type LocatedFinding } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { jsonReport, textReport } from "../../addin/report.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { faultyWorkbook } from "../workbooks/faults.ts";

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

const columnNumber = (address: string | null): number =>
  [...(address ?? "").replace(/\d/g, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
