// Articles 10 and 15: the ledger, rule by rule.
import { describe, expect, it } from "vitest";
import { type DossierSpec, dossier, type PlainFields } from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";
import { findingsIn, found, named, nameOf, payment, spent, wan } from "./a-round.ts";

const ledger = (rows: PlainFields[], more: DossierSpec = {}) => found({ expenditures: rows, ...more });
const payments = [payment(1, "first", wan(10), "2025-12-25"), payment(1, "award", wan(3), "2025-12-25")];
const out = (spentOn: string, amount: number, changes: PlainFields = {}): PlainFields => ({
  ...named(1),
  spentOn,
  voucherNumber: `记-${spentOn}-${amount}`,
  amountOut: amount,
  ...changes,
});

describe("第15条: 对管理部门拨付的经费……专款专用", () => {
  it("no more is spent than the support paid so far; the award is no support, and only the first row is pointed at", () => {
    const rows = [out("2026-01-01", wan(6)), out("2026-01-02", wan(4)), out("2026-01-03", wan(1)), out("2026-01-04", wan(1))];
    expect(ledger(rows, { payments })).toEqual([[4, "amountOut", "expenditure/overspent"]]);
    expect(ledger(rows.slice(0, 2), { payments })).toEqual([]);
    const second = payment(1, "second", wan(8), "2026-01-03");
    expect(ledger(rows, { payments: [...payments, second] })).toEqual([]);
  });

  it("days count, not the order of rows", () => {
    const rows = [out("2026-03-01", wan(1)), out("2026-01-02", wan(10)), out("2026-02-01", wan(1))];
    expect(ledger(rows, { payments })).toEqual([[4, "amountOut", "expenditure/overspent"]]);
  });

  it("the host's own money is not the district's; a blank source is", () => {
    const rows = (fundingSource: string | null) => [out("2026-01-01", wan(11), { fundingSource })];
    expect(ledger(rows("host"), { payments })).toEqual([]);
    expect(ledger(rows("other"), { payments })).toEqual([]);
    for (const source of [null, "district"])
      expect(ledger(rows(source), { payments })).toEqual([[2, "amountOut", "expenditure/overspent"]]);
  });

  it("where the workbook has no payments, the ledger's own district money counts", () => {
    const rows = (amountIn: number) => [
      spent(1, "2026-01-01", amountIn, null, null),
      spent(1, "2026-01-02", null, wan(6), null),
    ];
    expect(ledger(rows(wan(6)))).toEqual([]);
    expect(ledger(rows(wan(5)))).toEqual([[3, "amountOut", "expenditure/overspent"]]);
  });

  it("nothing is spent before the first payment; that row is not also overspent, but its amount counts on", () => {
    expect(ledger([out("2025-12-24", wan(1)), out("2026-01-01", wan(9))], { payments })).toEqual([
      [2, "spentOn", "expenditure/before-funding"],
    ]);
    expect(ledger([out("2025-12-24", wan(1)), out("2026-01-01", wan(10))], { payments })).toEqual([
      [3, "amountOut", "expenditure/overspent"],
      [2, "spentOn", "expenditure/before-funding"],
    ]);
    expect(ledger([out("2025-12-25", wan(1))], { payments })).toEqual([]);
  });

  it("entertainment and the like are for a person to decide, in rows that spend district money", () => {
    const row = (changes: PlainFields) =>
      ledger([spent(1, "2026-01-01", null, 100, null, { category: "办公费", ...changes })], { payments });
    const list = [[2, "summary", "expenditure/off-purpose"]];
    expect(row({ summary: "客户招 待费" })).toEqual(list);
    expect(row({ category: "奖金" })).toEqual(list);
    expect(row({ category: "奖金", fundingSource: "host" })).toEqual([]);
    expect(row({})).toEqual([]);
    const [finding] = findingsIn(dossier({ expenditures: [out("2026-01-01", 100, { category: "购车" })] }));
    expect([finding?.rule, finding?.place, finding?.field]).toMatchObject([
      "expenditure/off-purpose",
      { field: "category" },
      "summary",
    ]);
  });
});

describe("第15条: 建立工作室经费使用台账，严格执行财务制度", () => {
  const chain = (...balances: (number | null)[]) =>
    balances.map((balance, n) => spent(1, `2026-01-0${n + 1}`, n === 0 ? 1000 : null, n === 0 ? null : 100, balance));

  it("the balance is the one before it, plus in, minus out, from 0", () => {
    expect(ledger(chain(1000, 900, 800))).toEqual([]);
    expect(ledger(chain(1100, 1000))).toEqual([[2, "balance", "expenditure/balance"]]);
    expect(ledger(chain(1000, null, 800))).toEqual([]);
  });

  it("an error that is carried on is one finding, and so is one that is not", () => {
    expect(ledger(chain(1000, 950, 850, 750))).toEqual([[3, "balance", "expenditure/balance"]]);
    expect(ledger(chain(1000, 950, 800, 700))).toEqual([[3, "balance", "expenditure/balance"]]);
    expect(ledger(chain(1000, 950, 850, 600))).toEqual([
      [3, "balance", "expenditure/balance"],
      [5, "balance", "expenditure/balance"],
    ]);
  });

  it("the fix corrects the rows that carry the error on, no further", () => {
    const fixes = findingsIn(dossier({ expenditures: chain(1000, 950, 850, 700) })).map(({ fix }) => fix);
    expect(fixes.map((fix) => [fix?.value, fix?.also.map(({ place, value }) => [place.row.number, value])])).toEqual([
      [900, [[4, 800]]],
    ]);
  });

  it("a row with only a balance is an opening balance", () => {
    const opening = { ...named(1), spentOn: "2026-01-01", voucherNumber: null, amountIn: null, amountOut: null, balance: 5000 };
    expect(ledger([opening, spent(1, "2026-01-02", null, 100, 4900)])).toEqual([]);
    expect(ledger([opening, spent(1, "2026-01-02", null, 100, 4800)])).toEqual([[3, "balance", "expenditure/balance"]]);
  });

  it("a voucher is entered once in a studio's ledger", () => {
    const row = (n: number, voucherNumber: string, amount: number) => ({
      ...out("2026-01-01", amount),
      ...named(n),
      voucherNumber,
    });
    expect(ledger([row(1, "记1", 100), row(1, "记１", 100)])).toEqual([[3, "voucherNumber", "expenditure/voucher-twice"]]);
    expect(ledger([row(1, "记1", 100), row(1, "记1", 200), row(2, "记1", 100), row(1, "记2", 100)])).toEqual([]);
  });

  it("what is spent has a voucher number; a sheet without the column is one finding", () => {
    expect(ledger([out("2026-01-01", 100, { voucherNumber: null })])).toEqual([
      [2, "voucherNumber", "expenditure/voucher-missing"],
    ]);
    expect(ledger([{ ...named(1), spentOn: "2026-01-01", voucherNumber: null, amountIn: 100, amountOut: null }])).toEqual([]);
    const bare = { ...named(1), spentOn: "2026-01-01", amountOut: 100 };
    expect(ledger([bare, bare])).toEqual([[1, "voucherNumber", "expenditure/voucher-missing"]]);
  });

  it("a ledger belongs to an application; where only its title names the studio, the finding stands at the title", () => {
    const applications = [another(1)];
    expect(ledger([out("2026-01-01", 100), { ...out("2026-01-01", 100), ...named(7) }], { applications })).toEqual([
      [3, "studioName", "expenditure/unknown-studio"],
    ]);
    const { studioName: _, ...untitled } = out("2026-01-01", 100);
    const titled = (titleStudio: string) =>
      found({ applications, expenditures: { rows: [untitled, { ...untitled, voucherNumber: "2" }], titleStudio } });
    expect(titled(nameOf(7))).toEqual([[1, "studioName", "expenditure/unknown-studio"]]);
    expect(titled(nameOf(1))).toEqual([]);
  });
});
