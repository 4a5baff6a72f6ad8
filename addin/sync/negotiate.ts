// Asks the register what would become of the workbook's rows, and asks again where it knows better whose row one is: at most three
// dry runs, one where every row is known. Writes nothing on either side.
import { maskIdentifier } from "../../policy/codes.ts";
import type { RowResult, SyncAnswer, SyncRequest } from "../../policy/contract/sync.ts";
import type { Marker } from "./marks.ts";
import {
  type Answers,
  type Claim,
  type Claims,
  matchRows,
  matchUnclaimed,
  namesOf,
  type Question,
  type Unclaimed,
} from "./match-rows.ts";
import { type PreparedRow, prepareRow } from "./prepare-row.ts";
import type { Called } from "./register-client.ts";
import type { SyncPart } from "./sync-part.ts";
import { type UnsendableRow, unsendableOf } from "./unsendable.ts";
import type { WorkbookRow } from "./workbook-row.ts";

export interface Negotiated {
  readonly rows: readonly PreparedRow[];
  readonly request: SyncRequest;
  readonly answer: SyncAnswer;
  readonly questions: readonly Question[];
  /** Rows that were not sent: asked about, copies of one a person chose, or unsendable. */
  readonly held: readonly WorkbookRow[];
  readonly unsendable: readonly UnsendableRow[];
}

export interface Negotiation {
  readonly rows: readonly WorkbookRow[];
  readonly part: SyncPart;
  readonly marker: Marker;
  readonly answers: Answers;
  readonly workbookName: string;
  readonly send: (request: SyncRequest) => Promise<Called<SyncAnswer>>;
}

const mostDryRuns = 3;

/** Where a row stands, as the clerk would say it; it comes back in the register's findings. */
const refOf = ({ sheet, row }: WorkbookRow): string => `${sheet}!${row}`;

export async function negotiate(negotiation: Negotiation): Promise<Called<Negotiated>> {
  const { rows: all, part, marker, answers } = negotiation;
  const unsendable = all.flatMap((row) => unsendableOf(row) ?? []);
  const kept = new Set(unsendable.map(({ row }) => row));
  const rows = all.filter((row) => !kept.has(row));
  const matched = await matchRows(rows, part.bases, marker, answers);
  const questions = [...matched.questions];
  const refuted = new Set<string>();
  const held = new Set(questions.flatMap((question) => question.rows));
  let claims = matched.claims;
  for (let run = 1; ; run += 1) {
    const prepared = await prepareRows(
      rows.filter((row) => !held.has(row)),
      claims,
      negotiation,
    );
    const request = dryRun(prepared, negotiation);
    const called = await negotiation.send(request);
    if (!called.ok) return called;
    const answer = called.value;
    const doubles = doublesOf(prepared, answer);
    for (const double of doubles) if (!answers.has(double.applicationId)) questions.push(double);
    const open = new Set(questions.map(({ applicationId }) => applicationId));
    const next = run < mostDryRuns ? revised(prepared, answer, open, refuted, part) : null;
    if (next === null && doubles.length === 0)
      return { ok: true, value: { rows: prepared, request, answer, questions, held: [...held, ...kept], unsendable } };
    for (const { applicationId, rows: copies } of doubles) {
      const chosen = copies.find(({ content }) => content === answers.get(applicationId));
      for (const row of copies) if (row !== chosen) held.add(row);
    }
    claims = next ?? claims;
  }
}

/** Several rows that are one application by the register's word: all but the one a person chose are held back. */
function doublesOf(prepared: readonly PreparedRow[], answer: SyncAnswer): Question[] {
  const named = prepared.flatMap(({ row }, index) => {
    const result = answer.rows[index];
    return result === undefined || result.applicationId === null || isRefuted(result)
      ? []
      : [{ row, applicationId: result.applicationId }];
  });
  return [...Map.groupBy(named, ({ applicationId }) => applicationId)]
    .map(([applicationId, group]) => ({ applicationId, rows: group.map(({ row }) => row) }))
    .filter(({ rows }) => rows.length > 1);
}

export function dryRun(
  rows: readonly { readonly request: PreparedRow["request"] }[],
  { part, workbookName }: Pick<Negotiation, "part" | "workbookName">,
): SyncRequest {
  return {
    dryRun: true,
    revision: null,
    planHash: null,
    workbook: { id: part.workbook, name: workbookName },
    rows: rows.map(({ request }) => request),
  };
}

function prepareRows(rows: readonly WorkbookRow[], claims: Claims, { part, marker }: Negotiation): Promise<PreparedRow[]> {
  return Promise.all(
    rows.map((row) => {
      const claim = claims.get(row) ?? null;
      const base = claim === null ? null : (part.bases.get(claim.applicationId) ?? null);
      const sent = claim === null ? {} : (part.pending?.sent.get(claim.applicationId) ?? {});
      return prepareRow(row, refOf(row), claim, base, sent, marker);
    }),
  );
}

/** The register says that the row is another application's, or knows no such application. */
const isRefuted = ({ conflicts, refusal }: RowResult): boolean =>
  refusal?.code === "application.unknown" || conflicts.some(({ field }) => field === "applicationId");

/** Claims as the register's answer corrects them; null where it corrects none. Refutations are remembered in `refuted`. */
function revised(
  prepared: readonly PreparedRow[],
  answer: SyncAnswer,
  open: ReadonlySet<string>,
  refuted: Set<string>,
  { bases }: SyncPart,
): Claims | null {
  const claims = new Map<WorkbookRow, Claim>();
  const unknown: WorkbookRow[] = [];
  let isRevised = false;
  const named = new Set(
    prepared.flatMap(({ claim }, index) => {
      const result = answer.rows[index];
      return claim === null || result === undefined || isRefuted(result) ? [] : [claim.applicationId];
    }),
  );
  for (const [index, { row, claim }] of prepared.entries()) {
    const result = answer.rows[index];
    if (result === undefined) continue;
    if (claim !== null && isRefuted(result)) {
      refuted.add(`${refOf(row)} ${claim.applicationId} ${claim.by}`);
      isRevised = true;
    } else if (claim !== null) claims.set(row, claim);
    else if (result.applicationId === null) unknown.push(row);
    else if (bases.has(result.applicationId) && !named.has(result.applicationId)) {
      // The register found it by credit code and ID number: from here on its own base counts.
      claims.set(row, { applicationId: result.applicationId, by: "register" });
      named.add(result.applicationId);
      isRevised = true;
    }
  }
  const unclaimed = answer.registerOnly.filter(({ applicationId }) => !open.has(applicationId)).map(unclaimedOf);
  const found = matchUnclaimed(unknown.map(seekerOf), unclaimed, (row, key) => refuted.has(`${refOf(row)} ${key}`));
  for (const [row, claim] of found) claims.set(row, claim);
  return isRevised || found.size > 0 ? claims : null;
}

function unclaimedOf({ applicationId, fields }: SyncAnswer["registerOnly"][number]): Unclaimed {
  const { leadIdNumber } = fields;
  return {
    applicationId,
    leadIdNumber: typeof leadIdNumber === "string" ? leadIdNumber : null,
    names: namesOf(fields),
  };
}

function seekerOf(row: WorkbookRow) {
  const { leadIdNumber } = row.values;
  return {
    row,
    leadIdNumber: typeof leadIdNumber === "string" ? maskIdentifier(leadIdNumber) : null,
    names: namesOf(row.values),
  };
}
