// The tab 评审 in a real browser against a real register: what its tests do again and again.
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import type { CellValue } from "../../addin/mapping/snapshot.ts";
import type { LoadedBook } from "../../addin/workbench/xlsx/load-book.ts";
import type { Role } from "../../worker/actor.ts";
import type { ExcelPageOptions } from "../browser/excel-page.ts";
import { cellsOf, columns, sheetName } from "../sync/two-workbooks.ts";
import { cleanFields, newRow } from "../worker/domain/sample-rows.ts";
import type { TestRegister } from "../worker/domain/test-register.ts";
import { SyncPage } from "./sync-pages.ts";
import { bookOf } from "./workbooks.ts";

export const experts = ["专家1", "专家2", "专家3", "专家4", "专家5"];

/** Five marks around `mark`, which is their average less 0.4. */
export const marksOf = (mark: number): number[] => [mark, mark + 1, mark + 2, mark - 1, mark];

/** The applications with a column an expert, and a ledger of the first and of nobody. */
export function reviewBook(marks: readonly (readonly CellValue[])[]): LoadedBook {
  const rows = marks.map((row, index) => [...cellsOf(cleanFields(index + 1)), ...experts.map((_, e) => row[e] ?? "")]);
  const studio = String(cleanFields(1)["studioName"]);
  return bookOf({
    [sheetName]: [[...columns.map(([, header]) => header), ...experts], ...rows],
    经费使用台账: [
      ["工作室名称", "日期", "凭证号", "支出类别", "摘要", "收入（元）", "支出（元）", "余额（元）"],
      [studio, "2026-12-20", "记-001", "", "区级资助首款", 100_000, "", 100_000],
      [studio, "2026-12-21", "记-002", "设备购置", "检测设备", "", 20_000, 80_000],
      ["没有登记的工作室", "2026-12-21", "记-003", "设备购置", "不明", "", 1, 1],
    ],
  });
}

/** Waits until nothing is going on. */
export async function rest({ excel }: SyncPage): Promise<void> {
  await excel.pane.locator('.review-view[aria-busy="false"] .stage-line').waitFor({ timeout: 30_000 });
}

export async function press(page: SyncPage, name: string): Promise<void> {
  await page.button(name).first().click();
  await rest(page);
}

/** Opens the workbook at the tab 评审, signed out. */
export async function reviewPage(
  browser: Browser,
  register: TestRegister,
  book: LoadedBook,
  options: ExcelPageOptions = {},
): Promise<SyncPage> {
  const page = await SyncPage.open(browser, register, book, options);
  await page.excel.pane.getByRole("tab", { name: /^(评审|Review)$/ }).click();
  return page;
}

/** What a person does elsewhere. @throws Error where the register refuses it. */
export async function did(register: TestRegister, role: Role, method: string, path: string, body: object): Promise<void> {
  const { status, text } = await register.call(role, method, path, { body });
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
}

export interface ReviewRound {
  readonly round: string;
  /** The `n`th application's number. */
  readonly id: (n: number) => string;
}

/** Five applications of which the last is undecided, three places. */
export async function roundInIntake(register: TestRegister): Promise<ReviewRound> {
  const round = await register.newRound();
  const id = (n: number): string => `${round}-00${n}`;
  await register.sync(
    round,
    [1, 2, 3, 4, 5].map((n) => newRow(n)),
  );
  for (const n of [1, 2, 3, 4])
    await did(register, "clerk", "POST", `/api/applications/${id(n)}/eligibility`, { outcome: "eligible" });
  const etag = (await register.call("clerk", "GET", `/api/rounds/${round}/head`)).headers.get("etag") ?? "";
  const settings = { body: { scoring: { places: 3 } }, headers: { "if-match": etag } };
  expect((await register.call("clerk", "PATCH", `/api/rounds/${round}/settings`, settings)).status).toBe(200);
  return { round, id };
}
