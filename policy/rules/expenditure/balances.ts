// Article 15: the running balance of a ledger sheet, and the corrections that a wrong one needs in the rows after it.
// A row whose money cannot be read breaks the chain: the next stated balance is taken as it stands.
import type { Dossier, Row, Sheet } from "../../dossier.ts";
import type { Fix, Place } from "../../finding.ts";
import type { Fen } from "../../kinds.ts";
import { isOpening } from "../../ledgers.ts";
import { fen } from "../../money.ts";
import type { RoundRule } from "../../rule.ts";

/** A row's balance in the sheet's chain. */
interface Link {
  readonly row: Row;
  readonly stated: Fen | null;
  /** What it should be, had every row before it been right. */
  readonly corrected: number;
  readonly verdict: "right" | "carried" | "wrong";
}

interface Base {
  /** The balance as the sheet carries it on, and as it should be. */
  readonly stated: number;
  readonly corrected: number;
}

const isBroken = ({ unusable }: Row): boolean =>
  unusable.size > 0 && (["amountIn", "amountOut", "balance"] as const).some((field) => unusable.has(field));

function verdictOn(stated: Fen | null, carried: number, corrected: number): Link["verdict"] {
  if (stated === null || stated === corrected) return "right";
  return stated === carried ? "carried" : "wrong";
}

/** The chain's parts between rows that cannot be read; in each the first base is 0, an opening balance, or the first stated one. */
function chainsOf(rows: readonly Row[], { columns }: Sheet): Link[][] {
  const chains: Link[][] = [];
  let chain: Link[] = [];
  // A sheet without a column for what comes in cannot start from 0.
  let base: Base | null = columns.has("amountIn") ? { stated: 0, corrected: 0 } : null;
  const startFrom = (from: Base | null) => {
    chains.push(chain);
    chain = [];
    base = from;
  };
  for (const row of rows) {
    const stated = row.fields.balance ?? null;
    if (isBroken(row)) {
      startFrom(stated === null || row.unusable.has("balance") ? null : { stated, corrected: stated });
    } else if (stated !== null && (base === null || isOpening(row))) startFrom({ stated, corrected: stated });
    else if (base !== null) {
      const change: number = (row.fields.amountIn ?? 0) - (row.fields.amountOut ?? 0);
      const [carried, corrected]: [number, number] = [base.stated + change, base.corrected + change];
      const verdict = verdictOn(stated, carried, corrected);
      chain.push({ row, stated, corrected, verdict });
      base = { stated: stated ?? carried, corrected };
    }
  }
  chains.push(chain);
  return chains;
}

const balancePlace = (row: Row): Place => ({ row, field: "balance" });

/** The corrected balance here and in the rows that carry the wrong one on; none where one of them would fall below 0. */
function fixAt(chain: readonly Link[], position: number): Fix | null {
  const value = fen(chain[position]?.corrected ?? Number.NaN);
  if (value === null || value < 0) return null;
  const also: { place: Place; value: number }[] = [];
  for (let next = position + 1; next < chain.length; next++) {
    const link = chain[next];
    if (link === undefined || link.stated === null) continue;
    if (link.verdict !== "carried") break;
    if (link.corrected < 0) return null;
    also.push({ place: balancePlace(link.row), value: link.corrected });
  }
  return { value, also };
}

/** 第十五条：建立工作室经费使用台账，严格执行财务制度. The balance is the one before it, plus in, minus out. */
export const balance: RoundRule = {
  id: "expenditure/balance",
  article: "15",
  severity: "error",
  scope: "round",
  tables: ["expenditures"],
  needs: [["balance"]],
  reads: ["amountIn", "amountOut", "balance"],
  check: (dossier: Dossier, say) => {
    const sheets = new Map<Sheet, Row[]>();
    for (const row of dossier.rows.expenditures) {
      const rows = sheets.get(row.sheet);
      if (rows === undefined) sheets.set(row.sheet, [row]);
      else rows.push(row);
    }
    for (const [sheet, rows] of sheets) {
      if (!sheet.columns.has("balance")) continue;
      for (const chain of chainsOf(rows, sheet)) {
        for (const [position, { row, stated, corrected, verdict }] of chain.entries()) {
          if (verdict !== "wrong" || stated === null) continue;
          const fix = fixAt(chain, position);
          say({ place: balancePlace(row), expected: String(corrected / 100), params: { stated, corrected }, fix });
        }
      }
    }
  },
};
