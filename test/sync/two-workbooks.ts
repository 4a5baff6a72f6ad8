// Clerks with a workbook each: the real office.js over the simulated Excel, and the real sync against the register's own handlers.

import { cellAddress } from "../../addin/mapping/address.ts";
import type { CellValue } from "../../addin/mapping/snapshot.ts";
import type { WorkbookPort } from "../../addin/sync/ports.ts";
import { RegisterClient } from "../../addin/sync/register-client.ts";
import { RegisterDoor } from "../../addin/sync/register-door.ts";
import { SyncSession } from "../../addin/sync/sync-session.ts";
import type { Channel } from "../../addin/workbench/host/channel.ts";
import { ExcelHost } from "../../addin/workbench/host/excel-host.ts";
import type { Book } from "../../addin/workbench/model/book.ts";
import { readSetting, readXmlPart, writeSetting, writeXmlPart } from "../../addin/workbook/document-store.ts";
import { selectCell } from "../../addin/workbook/selection.ts";
import { writeOwnSheet } from "../../addin/workbook/sheet-writer.ts";
import { readSnapshot } from "../../addin/workbook/snapshot.ts";
import { writeCells } from "../../addin/workbook/writes.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { bookOf } from "../excel/simulated-excel.ts";
import { cleanFields, type Values } from "../worker/domain/sample-rows.ts";
import type { Breakage, InProcessRegister } from "./in-process-register.ts";

export const sheetName = "申报汇总";

/** The columns of the tests' workbooks, the number last. */
export const columns = [
  ["seq", "序号"],
  ["hostName", "单位名称"],
  ["creditCode", "统一社会信用代码"],
  ["daxingBasis", "注册/经营情况"],
  ["studioName", "工作室名称"],
  ["leadName", "首席技师姓名"],
  ["leadIdNumber", "身份证号"],
  ["occupation", "职业工种"],
  ["skillLevel", "技能等级"],
  ["memberCount", "成员人数"],
  ["hostSite", "场地设备"],
  ["contactName", "联系人"],
  ["contactPhone", "联系电话"],
  ["payeeName", "收款人全称"],
  ["payeeAccount", "账号"],
  ["payeeBank", "开户银行"],
  ["municipalFunded", "是否已获市级资助"],
  ["remark", "备注"],
  ["applicationId", "系统编号"],
] as const;
export type TestField = (typeof columns)[number][0];
export const columnOf = (field: TestField): number => columns.findIndex(([key]) => key === field);
export const firstRow = 1;

export const cellsOf = (values: Values): CellValue[] =>
  columns.map(([field]) => {
    const value = values[field];
    return typeof value === "boolean" ? (value ? "是" : "否") : (value ?? "");
  });

/** A workbook of the sample applications `numbers`. */
export const applicationsBook = (numbers: readonly number[]): Book =>
  bookOf(sheetName, [columns.map(([, header]) => header), ...numbers.map((n) => cellsOf(cleanFields(n)))]);

export interface Clerk {
  readonly host: ExcelHost;
  /** The pane's session; replaced when the pane is closed and opened again. */
  session: SyncSession;
  door: RegisterDoor;
  readonly openPane: () => Promise<void>;
  readonly reads: () => number;
}

const ports: WorkbookPort = {
  readSnapshot,
  writeCells,
  readXmlPart,
  writeXmlPart,
  writeOwnSheet,
  choices: async () => ({}),
  readSetting,
  writeSetting,
  selectCell,
  name: () => "申报汇总.xlsx",
};

/** A clerk at a workbook. Only one workbook is open at a time: `channel` is pointed at it before each of its steps. */
export async function clerkAt(
  book: Book,
  register: InProcessRegister,
  who: "first" | "second",
  channel: () => Channel,
  options: {
    readonly breakage?: (method: string, path: string) => Breakage;
    /** Whether the sign-in's time is over. */
    readonly isExpired?: () => boolean;
    readonly round: string;
    readonly numbers: boolean;
  },
): Promise<Clerk> {
  const host = new ExcelHost(book);
  const make = (): Pick<Clerk, "door" | "session"> => {
    const client = new RegisterClient({
      origin: "",
      language: "zh",
      token: () => (options.isExpired?.() ? null : register.tokens[who]),
      fetch: register.fetch(options.breakage),
    });
    const signIn = { signIn: async () => "signed-in" as const, signOut: () => undefined };
    const door = new RegisterDoor({ client, signIn, workbookRound: async () => null });
    const today = () => isoDateSchema.parse("2026-11-22");
    return { door, session: new SyncSession({ door, port: ports, language: "zh", today }) };
  };
  const clerk: Clerk = {
    host,
    ...make(),
    openPane: async () => {
      channel().attach(host);
      Object.assign(clerk, make());
      await clerk.door.enter();
      const { problem } = clerk.door.state();
      if (problem !== null) throw new Error(`Not signed in: ${JSON.stringify(problem)}`);
      clerk.door.chooseRound(options.round);
      clerk.session.allowNumbers(options.numbers);
    },
    reads: () => host.counters.batches,
  };
  await clerk.openPane();
  return clerk;
}

export const address = (row: number, field: TestField): string => cellAddress(row, columnOf(field));

/** What the sheet says, by field, a row a record; blank rows are left out. */
export function recordsOf(book: Book): Record<TestField, CellValue>[] {
  const sheet = book.sheet(sheetName);
  const used = sheet?.usedArea(true);
  if (!sheet || !used) return [];
  const records: Record<TestField, CellValue>[] = [];
  for (let row = firstRow; row <= used.bottom; row += 1) {
    const entries = columns.map(([field], column) => [field, sheet.cell(row, column)?.value ?? ""] as const);
    // Object.fromEntries knows the keys as text only.
    if (entries.some(([, value]) => value !== "")) records.push(Object.fromEntries(entries) as Record<TestField, CellValue>);
  }
  return records;
}
