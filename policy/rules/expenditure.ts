// Articles 10 and 15: district money is spent on the studio only (专款专用), within what was paid, and entered in a ledger.
import type { Dossier, Row, Sheet } from "../dossier.ts";
import { canJoin, joinFields, placeAt, studioOf, studioPeers, unknownStudio } from "../joins.ts";
import {
  firstPaymentOn,
  isBeforeFunding,
  isDistrictMoney,
  keepsPayments,
  ledgerFields,
  ledgersByStudio,
  overspendingOf,
} from "../ledgers.ts";
import { foldName } from "../names.ts";
import { parameterOn } from "../parameters.ts";
import { paidColumns, paymentFields, paymentsOf } from "../payments.ts";
import type { FieldKey } from "../records/fields.ts";
import type { RoundRule, RowRule, Rule } from "../rule.ts";
import { balance } from "./expenditure/balances.ts";

/** 第十五条：对管理部门拨付的经费……专款专用. No more can be spent of it than was paid; the row where it first happens. */
const overspent: RoundRule = {
  id: "expenditure/overspent",
  article: "15",
  severity: "error",
  scope: "round",
  tables: ["expenditures"],
  needs: [["spentOn"], ["amountOut"], [...paidColumns, "amountIn"]],
  reads: [...new Set([...joinFields, ...ledgerFields, ...paymentFields])],
  check: (dossier, say) => {
    const keeps = keepsPayments(dossier);
    for (const [studio, [first]] of ledgersByStudio(dossier)) {
      if (first === undefined || (!keeps && !first.sheet.columns.has("amountIn"))) continue;
      const over = overspendingOf(studio, dossier, keeps ? paymentsOf(first, dossier) : null);
      if (over === null) continue;
      const { row, spent, paid } = over;
      say({
        place: { row, field: "amountOut" },
        params: { because: keeps ? "payments" : "ledger", spent, paid, over: spent - paid },
      });
    }
  },
};

/** 第十五条：管理部门拨付的经费. Nothing of it can be spent before the first payment. */
const beforeFunding: RowRule = {
  id: "expenditure/before-funding",
  article: "15",
  severity: "error",
  scope: "row",
  tables: ["expenditures", "payments"],
  needs: [["spentOn"], ["amountOut"], paidColumns],
  reads: [...new Set<FieldKey>([...joinFields, ...paymentFields, "spentOn", "amountOut", "fundingSource"])],
  peers: studioPeers,
  check: (row, dossier, say) => {
    if (!canJoin(row, dossier)) return;
    const firstOn = firstPaymentOn(paymentsOf(row, dossier));
    if (firstOn === null || !isBeforeFunding(row, firstOn)) return;
    say({
      place: { row, field: "spentOn" },
      expected: `≥${firstOn}`,
      params: { spentOn: row.fields.spentOn ?? "", firstOn },
    });
  },
};

/** What comes in is no spending, whatever its summary says. */
const isReceipt = ({ fields }: Row): boolean => Boolean(fields.amountIn) && !fields.amountOut;

/** 第十五条：须严格用于工作室建设，做到专款专用. */
const offPurpose: RowRule = {
  id: "expenditure/off-purpose",
  article: "15",
  severity: "review",
  scope: "row",
  tables: ["expenditures"],
  needs: [["category", "summary"]],
  reads: ["category", "summary", "fundingSource", "amountIn", "amountOut"],
  check: (row, { today }, say) => {
    if (!isDistrictMoney(row) || isReceipt(row) || row.unusable.has("summary")) return;
    const texts = [row.fields.category ?? "", row.fields.summary ?? ""].map(foldName);
    const word = parameterOn("offPurposeWords", today).find((offPurpose) => texts.some((text) => text.includes(offPurpose)));
    if (word !== undefined) say({ ...placeAt(row, "summary", "category"), params: { word } });
  },
};

const spends = ({ fields }: Row): boolean => Boolean(fields.amountOut);

/** 第十五条：严格执行财务制度. One voucher is entered once in a studio's ledger. */
const voucherTwice: RoundRule = {
  id: "expenditure/voucher-twice",
  article: "15",
  severity: "error",
  scope: "round",
  tables: ["expenditures"],
  needs: [["voucherNumber"], ["amountOut"]],
  reads: ["studioName", "voucherNumber", "amountOut"],
  check: (dossier, say) => {
    for (const ledger of vouchersByLedger(dossier).values()) {
      const firsts = new Map<string, Row>();
      for (const row of ledger) {
        const { voucherNumber, amountOut } = row.fields;
        if (!voucherNumber || !amountOut) continue;
        const key = `${amountOut} ${foldName(voucherNumber)}`;
        const first = firsts.get(key);
        if (first === undefined) firsts.set(key, row);
        else {
          const params = { voucher: voucherNumber, amount: amountOut, firstSheet: first.sheet.name, firstRow: first.number };
          say({ place: { row, field: "voucherNumber" }, params, related: [{ row: first, field: "voucherNumber" }] });
        }
      }
    }
  },
};

/** By studio, and where no studio is named, by sheet. */
function vouchersByLedger(dossier: Dossier): ReadonlyMap<string | Sheet, readonly Row[]> {
  const ledgers = new Map<string | Sheet, Row[]>();
  for (const row of dossier.rows.expenditures) {
    const studio = studioOf(row, dossier);
    const ledger = typeof studio === "string" ? studio : row.sheet;
    const same = ledgers.get(ledger);
    if (same === undefined) ledgers.set(ledger, [row]);
    else same.push(row);
  }
  return ledgers;
}

/** 第十五条：严格执行财务制度. What is spent has a voucher; where a sheet has no column for its number, once a sheet. */
const voucherMissing: RoundRule = {
  id: "expenditure/voucher-missing",
  article: "15",
  severity: "warning",
  scope: "round",
  tables: ["expenditures"],
  needs: [["amountOut"]],
  reads: ["voucherNumber", "amountOut"],
  check: (dossier, say) => {
    const without = new Map<Sheet, number>();
    for (const row of dossier.rows.expenditures) {
      if (!spends(row) || row.fields.voucherNumber || row.unusable.has("voucherNumber")) continue;
      if (row.sheet.columns.has("voucherNumber")) say({ place: { row, field: "voucherNumber" }, params: { scope: "row" } });
      else without.set(row.sheet, (without.get(row.sheet) ?? 0) + 1);
    }
    for (const [sheet, rows] of without) say({ place: { sheet, field: "voucherNumber" }, params: { scope: "sheet", rows } });
  },
};

/** 第十五条：建立工作室经费使用台账. Whose ledger it is, is an application; where only the title names it, once a sheet. */
const namesUnknownStudio: RowRule = {
  id: "expenditure/unknown-studio",
  article: null,
  severity: "error",
  scope: "row",
  tables: ["expenditures", "applications"],
  needs: [],
  reads: joinFields,
  peers: studioPeers,
  check: (row, dossier, say) => {
    const unknown = unknownStudio(row, "expenditures", dossier);
    if (unknown !== null) say({ place: unknown.place, params: { studio: unknown.studio } });
  },
};

export const expenditureRules: readonly Rule[] = [
  overspent,
  balance,
  beforeFunding,
  offPurpose,
  voucherTwice,
  voucherMissing,
  namesUnknownStudio,
];
