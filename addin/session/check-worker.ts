// The checking thread: puts the workbook together from its pieces, checks it, answers in pieces. Calls no Excel and no network.
import { isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { type CheckResult, check } from "../check.ts";
import type { ReadingOptions } from "../mapping/read-workbook.ts";
import type { CellValue, SheetSnapshot } from "../mapping/snapshot.ts";
import { recheck } from "../recheck.ts";
import type { FromChecker, ToChecker } from "./check-protocol.ts";
import { checkReport } from "./check-report.ts";
import { knownChoices } from "./choices.ts";
import { isReportSheet } from "./former-report.ts";
import { patchedSheet } from "./snapshot-patch.ts";

/** A sheet while its rows arrive. */
interface Arriving extends SheetSnapshot {
  readonly values: (readonly CellValue[])[];
  readonly texts: (readonly string[])[];
  readonly formats: (readonly string[])[];
}

const findingsAMessage = 200;
let date1904 = false;
let sheets: SheetSnapshot[] = [];
let arriving: Arriving | null = null;
/** The last check, where only patches came since. */
let last: { readonly result: CheckResult; readonly options: ReadingOptions; readonly asked: string } | null = null;

const answer = (message: FromChecker): void => self.postMessage(message);

function run({ today, language, choices }: Extract<ToChecker, { kind: "check" }>): void {
  const known = knownChoices(choices);
  const snapshot = { date1904, sheets: sheets.filter((sheet) => !isReportSheet(sheet)) };
  const asked = JSON.stringify([today, known]);
  const options = {
    today: isoDateSchema.parse(today),
    settings: {},
    rulings: defaultRulings,
    acceptSuggestions: false,
    choices: known,
  };
  const result = last?.asked === asked ? recheck(last.result, snapshot, last.options) : check(snapshot, options);
  last = last?.asked === asked ? { ...last, result } : { result, options, asked };
  const names = snapshot.sheets.map(({ name }) => name);
  const { findings, ...report } = checkReport(result, language, known, names);
  for (let from = 0; from < findings.length; from += findingsAMessage)
    answer({ kind: "findings", findings: findings.slice(from, from + findingsAMessage) });
  answer({ kind: "done", report });
}

self.addEventListener("message", ({ data }: MessageEvent<ToChecker>) => {
  switch (data.kind) {
    case "workbook":
      date1904 = data.date1904;
      sheets = [];
      last = null;
      return;
    case "sheet":
      arriving = { ...data.sheet, values: [], texts: [], formats: [] };
      sheets.push(arriving);
      return;
    case "patch":
      sheets = sheets.map((sheet, index) => (index === data.sheet ? patchedSheet(sheet, data) : sheet));
      return;
    case "rows": {
      for (const row of data.values) arriving?.values.push(row);
      for (const row of data.texts) arriving?.texts.push(row);
      for (const row of data.formats) arriving?.formats.push(row);
      return;
    }
    case "check":
      try {
        run(data);
      } catch {
        // A fault of ours. What broke may quote cells, so nothing of it leaves this thread.
        answer({ kind: "broken" });
      }
  }
});
