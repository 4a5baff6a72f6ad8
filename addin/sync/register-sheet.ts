// The sheet 登记情况: what the register owns and the clerk only reads. Replaced by each sync, and nothing is ever read from it.
import type { RowResult } from "../../policy/contract/sync.ts";
import type { Language } from "../../policy/wording/entry.ts";
import type { SyncSheet } from "./ports.ts";
import { fundingWord, stateWord } from "./register-words.ts";
import type { WorkbookRow } from "./workbook-row.ts";

/** None of the headers is one a clerk would use: this sheet must never be read as a table of applications. */
const titles = {
  zh: {
    name: "登记情况",
    title: "登记册中的申报",
    header: ["登记号", "登记于何单位", "登记于何人", "登记状态", "资助方式", "登记版本"],
  },
  en: {
    name: "Register",
    title: "Applications in the register",
    header: ["Number", "Host", "Lead technician", "State", "Support", "Version"],
  },
} as const;

/** A row of the workbook with what the register last said of it. */
export interface RegisteredRow {
  readonly row: WorkbookRow;
  readonly result: RowResult;
}

/** One row an application of the workbook, in its order. */
export function registerSheet(rows: readonly RegisteredRow[], language: Language): SyncSheet {
  const { name, title, header } = titles[language];
  return {
    name,
    marker: "register-state",
    title,
    header,
    rows: rows.flatMap(({ row: { values }, result: { applicationId, version, register } }) =>
      applicationId === null || register === null
        ? []
        : [
            [
              applicationId,
              String(values.hostName ?? ""),
              String(values.leadName ?? ""),
              stateWord(register.state, language),
              fundingWord(register.funding, language),
              version ?? "",
            ],
          ],
    ),
    formats: ["@", "@", "@", "@", "@", "0"],
    widths: [70, 220, 80, 80, 80, 50],
    landscape: true,
    isProtected: false,
  };
}
