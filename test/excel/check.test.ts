// The check through the real office.js: the command line's findings, within its bound of round trips, and again after an edit.
import { describe, expect, it } from "vitest";
import { type CheckResult, check } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { recheck } from "../../addin/recheck.ts";
import type { ExcelHost } from "../../addin/workbench/host/excel-host.ts";
import { openFile } from "../../addin/workbench/xlsx/open-file.ts";
import { parseArea } from "../../addin/workbook/address.ts";
import { clearMarks, placeMarks } from "../../addin/workbook/marks.ts";
import { rereadEdits } from "../../addin/workbook/reread.ts";
import { readSnapshot } from "../../addin/workbook/snapshot.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { messyWorkbook } from "../workbooks/messy.ts";
import { sampleBytes, sampleNames, simulateExcel } from "./simulated-excel.ts";

const excel = simulateExcel();
const optionsOn = (today: string) => ({
  today: isoDateSchema.parse(today),
  settings: {},
  rulings: defaultRulings,
  acceptSuggestions: false,
  choices: {},
});

const marksOf = ({ findings }: CheckResult) =>
  findings.flatMap(({ sheet, cell, severity, rule }) =>
    sheet === null || cell === null ? [] : [{ sheet, cells: [cell], severity, rule }],
  );

/** Check and mark, as one click does; the host counted the round trips. */
async function checkAndMark(today: string): Promise<CheckResult> {
  const snapshot = await readSnapshot();
  const result = check(snapshot, optionsOn(today));
  await placeMarks(
    marksOf(result),
    snapshot.sheets.map(({ name }) => name),
  );
  return result;
}

const megabyte = 1024 * 1024;
const boundOf = (host: ExcelHost) => 4 + Math.ceil((host.counters.requestBytes + host.counters.responseBytes) / (4 * megabyte));

describe("the check through Excel", () => {
  it.each(sampleNames)("finds in %s.xlsx what the command line finds, in at most 4 + ⌈bytes / 4 MB⌉ batches", async (name) => {
    const host = excel.open(openFile(sampleBytes(name), `${name}.xlsx`).book);
    const result = await checkAndMark("2027-03-01");
    expect(result.findings).toEqual(check(readWorkbookFile(sampleBytes(name)), optionsOn("2027-03-01")).findings);
    expect(host.counters.batches).toBeLessThanOrEqual(boundOf(host));
    await clearMarks();
  });

  it.each(Array.from({ length: 100 }, (_, index) => index + 1))(
    "finds in messy workbook %i what the command line finds",
    async (seed) => {
      const { bytes, today } = messyWorkbook(seed, 4);
      excel.open(openFile(bytes, "messy.xlsx").book);
      const result = check(await readSnapshot(), optionsOn(today));
      expect(result.findings).toEqual(check(readWorkbookFile(bytes), optionsOn(today)).findings);
    },
  );

  it("after an edit reads one round trip and finds what a whole check finds", async () => {
    const host = excel.open(openFile(sampleBytes("faults-wide"), "faults-wide.xlsx").book);
    const snapshot = await readSnapshot();
    const before = check(snapshot, optionsOn("2025-12-31"));
    const fixable = before.findings.find(({ rule }) => rule === "funding/first-tranche");
    const area = parseArea(fixable?.cell ?? "");
    if (area === null) throw new Error("the sample has no wrong first-stage amount");
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("台账").getRange(fixable?.cell ?? "").values = [[10]];
      await context.sync();
    });
    const batches = host.counters.batches;
    const after = await rereadEdits(snapshot, [{ sheet: "台账", area }]);
    expect(host.counters.batches).toBe(batches + 1);
    const again = recheck(before, after ?? snapshot, optionsOn("2025-12-31"));
    expect(again.findings).toEqual(check(await readSnapshot(), optionsOn("2025-12-31")).findings);
    expect(again.findings.map(({ rule }) => rule)).not.toContain("funding/first-tranche");
  });
});
