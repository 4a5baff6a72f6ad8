// An approved batch as finance files it: its frozen lines with their accounts in plain, its hash, and the checkpoint frozen at its approval.
// Everything in it comes from the batch's record, so that every pull is the same.
import { z } from "zod";
import type { Fen } from "../../policy/kinds.ts";
import { fenToCapitals } from "../../policy/money.ts";
import type { Batch } from "../../policy/records/payment.ts";
import type { ProvenAccount } from "../accounts.ts";
import { hashedText } from "../batch-hash.ts";
import { canonicalJson, type JsonValue } from "../canonical.ts";
import { checkpointSchema } from "../checkpoint.ts";
import { stageWords } from "./words.ts";

export interface PaymentFileLine {
  readonly paymentId: string;
  readonly payeeName: string;
  readonly account: string;
  /** Random bytes, base64url: SHA-256 of them and the account is the commitment that the hash covers. */
  readonly accountProof: string;
  readonly bank: string;
  readonly bankCode: string;
  readonly amountFen: Fen;
  readonly amountInCapitals: string;
  /** 用途. */
  readonly purpose: string;
  /** 批准文号. */
  readonly document: string;
}

export interface PaymentFile {
  readonly id: string;
  readonly round: string;
  readonly lines: readonly PaymentFileLine[];
  readonly totalFen: Fen;
  readonly totalInCapitals: string;
  readonly hash: string;
  readonly preparedBy: string;
  readonly preparedOn: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  /** Canonical JSON of what {@link hash} covers. */
  readonly hashed: string;
  readonly checkpoint: JsonValue;
  readonly root: string;
  readonly signature: string;
}

/** `accounts` by the id each is sealed under. @throws RangeError for a batch that nobody approved. */
export function paymentFileOf(batch: Batch, accounts: ReadonlyMap<string, ProvenAccount>): PaymentFile {
  const { id, round, lines, totalFen, hash, preparedBy, approvedBy } = batch;
  if (approvedBy === null) throw new RangeError("Only an approved batch is filed.");
  const { root, signature } = checkpointSchema.parse(batch.checkpoint);
  return {
    id,
    round,
    lines: lines.map((line) => fileLine(line, round, accounts)),
    totalFen,
    totalInCapitals: fenToCapitals(totalFen),
    hash,
    preparedBy: preparedBy.name,
    preparedOn: preparedBy.on,
    approvedBy: approvedBy.name,
    approvedOn: approvedBy.on,
    hashed: hashedText(batch),
    checkpoint: z.json().parse(batch.checkpoint),
    root,
    signature,
  };
}

function fileLine(line: Batch["lines"][number], round: string, accounts: ReadonlyMap<string, ProvenAccount>): PaymentFileLine {
  const { paymentId, payee, amountFen, stage, studioName, document } = line;
  const proven = payee.payeeAccount === null ? undefined : accounts.get(payee.payeeAccount.sealed);
  return {
    paymentId,
    payeeName: payee.payeeName ?? "",
    account: proven?.account ?? "",
    accountProof: proven?.proof ?? "",
    bank: payee.payeeBank ?? "",
    bankCode: payee.payeeBankCode ?? "",
    amountFen,
    amountInCapitals: fenToCapitals(amountFen),
    purpose: `${round}年首席技师工作室${stageWords[stage]}（${studioName ?? line.applicationId}）`,
    document,
  };
}

/** Two spaces deep, members in this order; ends with a line break. */
export function paymentJson(file: PaymentFile): string {
  const { id, round, lines, totalFen, totalInCapitals, hash, checkpoint, hashed } = file;
  const { preparedBy, preparedOn, approvedBy, approvedOn } = file;
  const parts = { preparedBy, preparedOn, approvedBy, approvedOn };
  const covered: JsonValue = JSON.parse(hashed);
  return `${JSON.stringify({ id, round, lines, totalFen, totalInCapitals, hash, ...parts, checkpoint, covered }, null, 2)}\n`;
}

export const checkpointText = ({ checkpoint }: PaymentFile): string => canonicalJson(checkpoint);
