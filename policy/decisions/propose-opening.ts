// The office proposes to take over a round that ran before the register existed: its applications, what was decided, what was paid.
// Nothing counts until the leading group confirms it (confirm-opening.ts). Checks strictly; changes nothing it is given.
import type { IsoDate } from "../kinds.ts";
import { foldName } from "../names.ts";
import { type ApplicationField, applicationFieldKeys, applicationIdOf } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { FieldChange } from "../records/event-parts.ts";
import type { Payment } from "../records/payment.ts";
import type { Round } from "../records/round.ts";
import { isSealedField, type SealedReference } from "../records/sealed.ts";
import type { Decision } from "../records/studio.ts";
import { accepted, type Missing, type OpeningCode, type Refusal, type RefusalCode, type Result, refused } from "../refusal.ts";
import { type OpeningPayment, paymentFaults } from "./opening-payments.ts";
import { holdsMask } from "./sync/incoming.ts";
import type { FieldValue, FieldValues } from "./sync/plan-types.ts";

interface OpeningDecision {
  readonly ref: string;
  readonly outcome: Decision["outcome"];
  readonly decidedOn: IsoDate;
  readonly document: string;
  readonly reason: string | null;
}

export interface ProposeOpening {
  /** Fields folded as a sync folds them, identifiers in plain. */
  readonly applications: readonly { readonly ref: string; readonly fields: FieldValues }[];
  readonly decisions: readonly OpeningDecision[];
  readonly payments: readonly OpeningPayment[];
  readonly document: string;
}

/** An application as it would be taken over, its identifiers still in plain. */
export interface OpeningRow {
  readonly applicationId: string;
  readonly fields: FieldValues;
  readonly decision: Decision;
  readonly payments: readonly Payment[];
}

interface RoundBefore {
  readonly round: Round;
  /** How many applications the round has of its own. */
  readonly applications: number;
}

/** A round can be taken over before it has anything of its own. */
export function isOpenable({ round, applications }: RoundBefore): boolean {
  return round.stage === "intake" && applications === 0;
}

/**
 * The rows, numbered in their order. Refuses `stage.wrong` after intake, `state.wrong` where the round has applications of its own, and,
 * with the row in `missing[].ref`, `identifier.masked`, `opening.rows`, `date.future`, `date.order`, `opening.payments`.
 */
export function planOpening(record: RoundBefore, command: ProposeOpening, on: IsoDate): Result<OpeningRow[]> {
  if (record.round.stage !== "intake") return refused("stage.wrong", "9");
  if (!isOpenable(record)) return refused("state.wrong", "9");
  const decisions = new Map(command.decisions.map((decision) => [decision.ref, decision]));
  const fields = new Map(command.applications.map((application) => [application.ref, application.fields]));
  const faults = [
    ...rowFaults(command),
    ...decisionFaults(command, on),
    ...paymentFaults(command.payments, decisions, fields, on),
  ];
  if (faults.length > 0) return { ok: false, refusal: refusalOf(faults) };
  const rows = command.applications.flatMap(({ ref, fields: values }, index): OpeningRow[] => {
    const decided = decisions.get(ref);
    if (decided === undefined) return [];
    const applicationId = applicationIdOf(record.round.id, index + 1);
    const { outcome, decidedOn, document, reason } = decided;
    const decision: Decision = { outcome, decidedOn, document, reason, origin: "opening" };
    return [{ applicationId, fields: values, decision, payments: paymentsOf(applicationId, ref, command.payments) }];
  });
  return accepted(rows);
}

/** `references` has, by application id, the sealed values of the rows. */
export function openingEvents(
  rows: readonly OpeningRow[],
  references: ReadonlyMap<string, Readonly<Partial<Record<string, SealedReference>>>>,
  document: string,
): RoundEvent[] {
  const applications = rows.map(({ applicationId, fields, decision, payments }) => {
    const sealed = references.get(applicationId) ?? {};
    const changes = applicationFieldKeys.flatMap((field): FieldChange[] => {
      const value = fields[field] ?? null;
      if (value === null) return [];
      return [{ field, from: null, to: isSealedField(field) ? (sealed[field] ?? null) : value }];
    });
    return { applicationId, changes, decision, payments: [...payments] };
  });
  return [{ type: "round.opening-proposed", data: { applications, document } }];
}

function paymentsOf(applicationId: string, ref: string, payments: readonly OpeningPayment[]): Payment[] {
  return payments
    .filter((payment) => payment.ref === ref)
    .map(({ stage, amountFen, paidOn, voucherNumber }) => {
      const paymentId = `${applicationId}-${stage}`;
      return { paymentId, stage, amountFen, paidOn, voucherNumber, batchId: null, origin: "opening" };
    });
}

/** What is wrong with one row. */
interface Fault {
  readonly code: OpeningCode;
  readonly ref: string;
}

const isBlank = (value: FieldValue | undefined): boolean => value === null || value === undefined || value === "";

/** A studio that earlier titles are found by: host, lead, and its name or the lead's ID number. */
function isNamed({ hostName, leadName, studioName, leadIdNumber }: FieldValues): boolean {
  return !isBlank(hostName) && !isBlank(leadName) && !(isBlank(studioName) && isBlank(leadIdNumber));
}

function rowFaults({ applications }: ProposeOpening): Fault[] {
  const [refs, keys] = [new Set<string>(), new Set<string>()];
  return applications.flatMap(({ ref, fields }): Fault[] => {
    const faults: Fault[] = [];
    if (refs.has(ref)) faults.push({ code: "ref.twice", ref });
    if (holdsMask(fields)) faults.push({ code: "identifier.masked", ref });
    if (!isNamed(fields)) faults.push({ code: "application.unnamed", ref });
    const own = keysOf(fields);
    if (own.some((key) => keys.has(key))) faults.push({ code: "application.twice", ref });
    refs.add(ref);
    for (const key of own) keys.add(key);
    return faults;
  });
}

/** 第三条：one studio is one application. The same credit code and lead ID number, host and lead, or studio name. */
function keysOf(fields: FieldValues): string[] {
  const pairs: readonly (readonly ApplicationField[])[] = [
    ["creditCode", "leadIdNumber"],
    ["hostName", "leadName"],
    ["studioName"],
  ];
  return pairs.flatMap((pair) => {
    const values = pair.map((field) => fields[field]);
    return values.some(isBlank) ? [] : [JSON.stringify([...pair, ...values.map((value) => foldName(String(value)))])];
  });
}

/** 第九条：each application is decided, once, and not in the future. */
function decisionFaults({ applications, decisions }: ProposeOpening, on: IsoDate): Fault[] {
  const refs = new Set(applications.map(({ ref }) => ref));
  const decided = new Set<string>();
  const faults: Fault[] = [];
  for (const { ref, decidedOn } of decisions) {
    if (!refs.has(ref)) faults.push({ code: "ref.unknown", ref });
    if (decided.has(ref)) faults.push({ code: "decision.twice", ref });
    if (decidedOn > on) faults.push({ code: "date.future", ref });
    decided.add(ref);
  }
  for (const ref of refs) if (!decided.has(ref)) faults.push({ code: "opening.undecided", ref });
  return faults;
}

const refusalOfCode: Readonly<Record<OpeningCode, { readonly code: RefusalCode; readonly article: string | null }>> = {
  "identifier.masked": { code: "identifier.masked", article: null },
  "ref.twice": { code: "opening.rows", article: null },
  "ref.unknown": { code: "opening.rows", article: null },
  "application.twice": { code: "opening.rows", article: "3" },
  "application.unnamed": { code: "opening.rows", article: "7(2)" },
  "opening.undecided": { code: "opening.rows", article: "9" },
  "decision.twice": { code: "opening.rows", article: "9" },
  "date.future": { code: "date.future", article: "9" },
  "date.order": { code: "date.order", article: "14" },
  "payment.twice": { code: "opening.payments", article: "14" },
  "payment.amount": { code: "opening.payments", article: "14" },
  "payment.unapproved": { code: "opening.payments", article: "14" },
  "payment.municipal": { code: "opening.payments", article: "14" },
};

/** The first fault names the refusal; all are listed. */
function refusalOf(faults: readonly Fault[]): Refusal {
  const missing = faults.map(({ code, ref }): Missing => ({ code, applicationId: null, count: 1, ref }));
  const [first] = faults;
  return { ...(first === undefined ? refusalOfCode["opening.undecided"] : refusalOfCode[first.code]), missing };
}
