// Whether the money adds up: per studio and round, what was approved, pulled, paid, returned, recovered and is outstanding, to the fen;
// and whether a studio's ledger (article 15) says what it received. It computes from records and changes nothing.
import type { Fen, IsoDate, Stage } from "./kinds.ts";
import { subtractFen, sumFen } from "./money.ts";
import type { Application } from "./records/application.ts";
import type { Batch } from "./records/payment.ts";
import { factsOn, type RoundOfPayments } from "./schedule/facts.ts";
import type { ScheduleLine } from "./schedule/line.ts";
import { linesOf } from "./schedule/schedule.ts";

/** `approved` = `paid` + `returned` + `outstanding`. A line returned and approved again counts each time. */
export interface Sums {
  /** Lines of batches that were approved and neither cancelled nor void. */
  readonly approvedFen: Fen;
  readonly pulledFen: Fen;
  readonly paidFen: Fen;
  readonly returnedFen: Fen;
  readonly recoveredFen: Fen;
  /** Approved, and neither paid nor returned yet. */
  readonly outstandingFen: Fen;
  /** Paid before the register existed; no batch speaks of it. */
  readonly openingFen: Fen;
}

export interface LedgerComparison {
  /** First and second stage paid, less what was taken back; the award is no support. */
  readonly receivedFen: Fen;
  /** District money that the ledger enters, and what it spends. */
  readonly enteredFen: Fen;
  readonly spentFen: Fen;
  /** Entered less received; 0 where the ledger agrees. */
  readonly differenceFen: Fen;
}

export interface StudioReconciliation extends Sums {
  readonly applicationId: string;
  readonly ledger: LedgerComparison;
  /** Each payment's way from the article to the voucher. */
  readonly payments: readonly ScheduleLine[];
}

export interface Reconciliation {
  readonly round: string;
  readonly totals: Sums;
  readonly studios: readonly StudioReconciliation[];
}

/** Every studio that was approved, in the order of its number; the totals are their sum. */
export function reconcile(records: RoundOfPayments, on: IsoDate): Reconciliation {
  const facts = factsOn(records, on);
  const batched = linesByStudio(records.batches.values());
  const approved = [...records.applications.values()].filter(({ decision }) => decision?.outcome === "approved");
  const studios = approved.map((application): StudioReconciliation => {
    const lines = linesOf(application, facts);
    const sums = sumsOf(application, batched.get(application.id) ?? []);
    return { applicationId: application.id, ...sums, ledger: ledgerOf(application), payments: lines };
  });
  return { round: records.round.id, totals: added(studios), studios };
}

interface BatchedLine {
  readonly amountFen: Fen;
  readonly isPulled: boolean;
}

/** The lines of approved batches, by application. */
function linesByStudio(batches: Iterable<Batch>): ReadonlyMap<string, readonly BatchedLine[]> {
  const byStudio = new Map<string, BatchedLine[]>();
  for (const { status, lines, pulledBy } of batches) {
    if (status !== "approved" && status !== "settled") continue;
    for (const { applicationId, amountFen } of lines) {
      const known = byStudio.get(applicationId);
      const line = { amountFen, isPulled: pulledBy !== null };
      if (known === undefined) byStudio.set(applicationId, [line]);
      else known.push(line);
    }
  }
  return byStudio;
}

const amounts = (entries: readonly { readonly amountFen: Fen }[]): Fen => sumFen(entries.map(({ amountFen }) => amountFen));

function sumsOf({ payments, returns, recoveries }: Application, batched: readonly BatchedLine[]): Sums {
  const approvedFen = amounts(batched);
  const paidFen = amounts(payments.filter(({ origin }) => origin === "register"));
  const returnedFen = amounts(returns);
  return {
    approvedFen,
    pulledFen: amounts(batched.filter(({ isPulled }) => isPulled)),
    paidFen,
    returnedFen,
    recoveredFen: amounts(recoveries.filter(({ receipt }) => receipt !== null)),
    outstandingFen: subtractFen(subtractFen(approvedFen, paidFen), returnedFen),
    openingFen: amounts(payments.filter(({ origin }) => origin === "opening")),
  };
}

const support: ReadonlySet<Stage> = new Set(["first", "second"]);

/** 第十五条：建立工作室经费使用台账. A row that names no source is of district money, as on the sheet. */
function ledgerOf({ payments, recoveries, expenditures }: Application): LedgerComparison {
  const paid = amounts(payments.filter(({ stage }) => support.has(stage)));
  const receivedFen = subtractFen(paid, amounts(recoveries.filter(({ receipt }) => receipt !== null)));
  const district = expenditures.filter(({ fundingSource }) => fundingSource === null || fundingSource === "district");
  const enteredFen = sumFen(district.flatMap(({ amountIn }) => amountIn ?? []));
  const spentFen = sumFen(district.flatMap(({ amountOut }) => amountOut ?? []));
  return { receivedFen, enteredFen, spentFen, differenceFen: subtractFen(enteredFen, receivedFen) };
}

function added(studios: readonly Sums[]): Sums {
  const sum = (key: keyof Sums) => sumFen(studios.map((studio) => studio[key]));
  return {
    approvedFen: sum("approvedFen"),
    pulledFen: sum("pulledFen"),
    paidFen: sum("paidFen"),
    returnedFen: sum("returnedFen"),
    recoveredFen: sum("recoveredFen"),
    outstandingFen: sum("outstandingFen"),
    openingFen: sum("openingFen"),
  };
}
