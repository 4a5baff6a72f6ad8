// Whether a payment file shows what was approved: its hash, every line's payee, account, amount and document. Needs no server and no key
// of sealed values; the checkpoint it carries is proven by verify.ts or by its signature.
import { z } from "zod";
import { fenToCapitals, plainYuan } from "../policy/money.ts";
import { type BatchLine, batchLineSchema } from "../policy/records/payment.ts";
import { bytesOfBase64url } from "./base64.ts";
import { sha256Hex } from "./chain.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { guardedText } from "./payment-file/csv.ts";
import { commitmentOf } from "./seal.ts";

/** A row as the file shows it; amounts as text in 元. */
export interface ShownPayment {
  readonly payeeName: string;
  readonly account: string;
  readonly accountProof: string;
  readonly bank: string;
  readonly bankCode: string;
  readonly amount: string;
  readonly amountInCapitals: string;
  readonly document: string;
}

export interface ReadPaymentFile {
  readonly checkpoint: Checkpoint;
  readonly hash: string;
  /** Canonical JSON that the hash covers; null where the file has none (CSV), and the events have to say it. */
  readonly covered: string | null;
  readonly payments: readonly ShownPayment[];
  /** Texts as a CSV guards them against formulas. */
  readonly isGuarded: boolean;
}

const coveredSchema = z.object({ lines: z.array(batchLineSchema) });

/** `hash`: what is covered is not what was approved; a number: the payment, from 1, that differs; null: all as approved. */
export async function paymentFileFault(file: ReadPaymentFile, covered: string): Promise<"hash" | number | null> {
  if ((await sha256Hex(covered)) !== file.hash) return "hash";
  const { lines } = coveredSchema.parse(JSON.parse(covered));
  const count = Math.max(lines.length, file.payments.length);
  for (let at = 0; at < count; at += 1) {
    const [line, shown] = [lines[at], file.payments[at]];
    if (line === undefined || shown === undefined || !(await isAsApproved(line, shown, file.isGuarded))) return at + 1;
  }
  return null;
}

async function isAsApproved(line: BatchLine, shown: ShownPayment, isGuarded: boolean): Promise<boolean> {
  const { payee, amountFen, document } = line;
  const written = (text: string | null): string => (isGuarded ? guardedText(text ?? "") : (text ?? ""));
  const texts = [
    [written(payee.payeeName), shown.payeeName],
    [written(payee.payeeBank), shown.bank],
    [written(payee.payeeBankCode), shown.bankCode],
    [written(document), shown.document],
    [fenToCapitals(amountFen), shown.amountInCapitals],
    [plainYuan(amountFen), shown.amount],
  ];
  if (texts.some(([approved, given]) => approved !== given)) return false;
  return isApprovedAccount(payee.payeeAccount?.commitment ?? null, shown, isGuarded);
}

async function isApprovedAccount(commitment: string | null, shown: ShownPayment, isGuarded: boolean): Promise<boolean> {
  // An account is all figures, and a proof may begin with a hyphen: a CSV guards both.
  const plain = (text: string): string => (isGuarded ? text.replace(/^'/, "") : text);
  const account = plain(shown.account);
  if (commitment === null) return account === "";
  try {
    return (await commitmentOf(bytesOfBase64url(plain(shown.accountProof)), account)) === commitment;
  } catch {
    // A proof that is not base64url proves nothing.
    return false;
  }
}
