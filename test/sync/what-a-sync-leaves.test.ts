// What a sync leaves as it was, and what it refuses to write: formulas, formats, the clerk's own columns, rows no register could take.
import { beforeAll, describe, expect, it } from "vitest";
import { countsOf } from "../../addin/sync/sync-plan.ts";
import type { Book } from "../../addin/workbench/model/book.ts";
import { type Cell, constantCell } from "../../addin/workbench/model/cell.ts";
import { openSample, simulateExcel } from "../excel/simulated-excel.ts";
import { type InProcessRegister, startInProcessRegister } from "./in-process-register.ts";
import { address, applicationsBook, type Clerk, clerkAt, columns, recordsOf, sheetName } from "./two-workbooks.ts";

const excel = simulateExcel();
let register: InProcessRegister;
beforeAll(async () => {
  register = await startInProcessRegister();
});

const clerkWith = async (book: Book, more: { readonly isExpired?: () => boolean } = {}): Promise<Clerk> =>
  clerkAt(book, register, "first", excel.channel, { round: await register.newRound(), numbers: true, ...more });

async function synced({ session }: Clerk): Promise<void> {
  await session.preview();
  if (session.state().plan !== null) await session.submit();
  expect(session.state().problem).toBeNull();
}

const counts = ({ session }: Clerk) => {
  const { plan, picks } = session.state();
  return plan === null ? null : countsOf(plan, picks);
};

/** Every cell of the workbook by `sheet!row,column`. */
function cellsOf(book: Book): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const sheet of book.sheets) {
    const used = sheet.usedArea(false);
    for (let row = 0; row <= (used?.bottom ?? -1); row += 1)
      for (let column = 0; column <= (used?.right ?? -1); column += 1) {
        const cell = sheet.cell(row, column);
        if (cell !== undefined) cells.set(`${sheet.name}!${row},${column}`, cell);
      }
  }
  return cells;
}

describe("a sync leaves the workbook as it was", () => {
  it.each(["faults-wide", "clean-wide"])(
    "%s: nothing changes but the column of numbers, formulas and formats included",
    async (name) => {
      const { book } = openSample(name);
      const before = cellsOf(book);
      const clerk = await clerkWith(book);
      await synced(clerk);
      await synced(clerk);
      const after = cellsOf(book);
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => {
        const [old, now] = [before.get(key), after.get(key)];
        return old?.value !== now?.value || old?.formula !== now?.formula || old?.style !== now?.style;
      });
      const written = changed.map((key) => String(after.get(key)?.value));
      expect(written.length).toBeGreaterThan(0);
      for (const value of written) expect(value).toMatch(/^(系统编号|\d{4}-\d{3})$/);
    },
  );
});

describe("columns for the register's own values", () => {
  it("a new column takes the states, is remembered by its header alone, and follows the register", async () => {
    const book = applicationsBook([1, 2]);
    const clerk = await clerkWith(book);
    await synced(clerk);
    await clerk.session.chooseRegisterColumn(sheetName, "state", "new");
    expect(clerk.session.state().notice).toEqual({ kind: "register-columns", cells: 2, kept: 0 });
    const sheet = book.sheet(sheetName);
    expect([0, 1, 2].map((row) => sheet?.cell(row, columns.length)?.value)).toEqual(["登记状态", "已登记", "已登记"]);
    expect([...book.settings]).toEqual([
      ["studio-rounds.register-columns", JSON.stringify({ [sheetName]: { state: "登记状态" } })],
    ]);
    const [first] = await applicationIds(clerk);
    await clerk.session.decideEligibility(first ?? "", { outcome: "eligible", resolutions: [], reason: null });
    expect(clerk.session.state().problem).toBeNull();
    await clerk.openPane();
    await synced(clerk);
    expect([1, 2].map((row) => sheet?.cell(row, columns.length)?.value)).toEqual(["符合条件", "已登记"]);
  });

  it("a formula in the chosen column stays, and the clerk is told", async () => {
    const book = applicationsBook([1, 2]);
    const sheet = book.sheet(sheetName);
    if (sheet === undefined) throw new Error("no sheet");
    book.putCell(sheet, 0, columns.length, constantCell("我的状态", 0));
    book.putCell(sheet, 1, columns.length, { ...constantCell("旧", 0), formula: '="旧"' });
    const clerk = await clerkWith(book);
    await synced(clerk);
    const [free] = clerk.session.state().sheets[0]?.free.filter(({ text }) => text === "我的状态") ?? [];
    await clerk.session.chooseRegisterColumn(sheetName, "state", free ?? null);
    expect(clerk.session.state().notice).toEqual({ kind: "register-columns", cells: 1, kept: 1 });
    expect(sheet.cell(1, columns.length)?.formula).toBe('="旧"');
    expect(sheet.cell(2, columns.length)?.value).toBe("已登记");
  });

  const applicationIds = async ({ door }: Clerk): Promise<string[]> => {
    const called = await door.client.applications(door.state().round?.id ?? "");
    return called.ok ? called.value.map(({ id }) => id) : [];
  };
});

describe("rows that cannot be sent", () => {
  it("a text no register takes refuses its own row here, and the others go up", async () => {
    const book = applicationsBook([1, 2, 3]);
    const clerk = await clerkWith(book);
    clerk.host.user.type(sheetName, address(2, "remark"), "长".repeat(10_001));
    await clerk.session.preview();
    expect(counts(clerk)).toMatchObject({ created: 2, refused: 1, registerOnly: 0 });
    expect(clerk.session.state().plan?.unsendable.map(({ row, field }) => [row.row, field])).toEqual([[3, "remark"]]);
    await clerk.session.submit();
    expect(clerk.session.state().problem).toBeNull();
    clerk.host.user.type(sheetName, address(2, "remark"), "短");
    await synced(clerk);
    clerk.host.user.type(sheetName, address(2, "remark"), "长".repeat(10_001));
    await clerk.session.preview();
    // It is in the workbook all the same: the register's application is not missing from it.
    expect(counts(clerk)).toMatchObject({ refused: 1, registerOnly: 0 });
  });

  it("more rows than one request takes are refused before anything is sent", async () => {
    const clerk = await clerkWith(applicationsBook(Array.from({ length: 5_001 }, (_, i) => i + 1)));
    register.takeRequests();
    await clerk.session.preview();
    expect(clerk.session.state().problem).toEqual({ kind: "too-many-rows", rows: 5_001 });
    expect(register.takeRequests()).toEqual([]);
  });
});

describe("a sign-in whose time is over", () => {
  it("keeps the preview and the choices, and the submit goes through after the next sign-in", async () => {
    let isOver = false;
    const book = applicationsBook([1, 2]);
    const clerk = await clerkWith(book, { isExpired: () => isOver });
    await clerk.session.preview();
    isOver = true;
    await clerk.session.submit();
    expect(clerk.door.state()).toMatchObject({ person: null, problem: { kind: "signed-out" } });
    expect(clerk.session.state()).toMatchObject({ isUnanswered: false, problem: { kind: "signed-out" } });
    expect(counts(clerk)).toMatchObject({ created: 2 });
    isOver = false;
    await clerk.door.enter();
    await clerk.session.submit();
    expect(clerk.session.state()).toMatchObject({ problem: null, notice: { kind: "submitted", summary: { created: 2 } } });
    expect(recordsOf(book).every(({ applicationId }) => applicationId !== "")).toBe(true);
  });

  it("signing out takes the preview away, so that nobody else sees it", async () => {
    const clerk = await clerkWith(applicationsBook([1]));
    await clerk.session.preview();
    clerk.door.signOut();
    expect(clerk.session.state().plan).toBeNull();
  });
});
