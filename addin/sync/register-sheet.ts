// The sheet 登记情况: what the register owns and the clerk only reads. Replaced by each sync, and nothing is ever read from it.
import type { RowResult } from "../../policy/contract/sync.ts";
import type { Language } from "../../policy/wording/entry.ts";
import type { SyncSheet } from "./ports.ts";
import type { WorkbookRow } from "./workbook-row.ts";

const states: Readonly<Record<NonNullable<RowResult["register"]>["state"], readonly [zh: string, en: string]>> = {
  submitted: ["已登记", "submitted"],
  eligible: ["符合条件", "eligible"],
  ineligible: ["不符合条件", "ineligible"],
  withdrawn: ["已撤回", "withdrawn"],
  shortlisted: ["拟认定", "shortlisted"],
  "not-shortlisted": ["未入选", "not shortlisted"],
  approved: ["已认定", "approved"],
  rejected: ["未认定", "rejected"],
  rectifying: ["整改中", "rectifying"],
  "rectification-failed": ["整改不合格", "rectification failed"],
  revoked: ["已撤销", "revoked"],
  completed: ["已完成", "completed"],
};
const fundings = { district: ["区级资助", "district"], "plaque-only": ["只授牌", "plaque only"] } as const;

/** None of the headers is one a clerk would use: this sheet must never be read as a table of applications. */
const titles = {
  zh: {
    name: "登记情况",
    title: "登记簿中的申报",
    header: ["登记号", "登记于何单位", "登记于何人", "登记状态", "资助方式", "登记版本"],
  },
  en: {
    name: "Register",
    title: "Applications in the register",
    header: ["Number", "Host", "Lead technician", "State", "Support", "Version"],
  },
} as const;

/** One row an application of the workbook, in its order. */
export function registerSheet(
  rows: readonly { readonly row: WorkbookRow; readonly result: RowResult }[],
  language: Language,
): SyncSheet {
  const { name, title, header } = titles[language];
  const which = language === "zh" ? 0 : 1;
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
              states[register.state][which],
              fundings[register.funding][which],
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
