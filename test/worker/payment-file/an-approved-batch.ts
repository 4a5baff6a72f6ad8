// An approved batch with its accounts, made up, for the tests of payment files and the bench.
import { type Fen, fenSchema, isoDateSchema, type Stage } from "../../../policy/kinds.ts";
import type { Batch, BatchLine } from "../../../policy/records/payment.ts";
import type { ProvenAccount } from "../../../worker/accounts.ts";
import { base64url } from "../../../worker/base64.ts";
import { batchHash } from "../../../worker/batch-hash.ts";
import { publicKeyOf, signCheckpoint } from "../../../worker/checkpoint.ts";
import { type PaymentFile, paymentFileOf } from "../../../worker/payment-file/payment-file.ts";
import { commitmentOf } from "../../../worker/seal.ts";

const amounts: Readonly<Record<Stage, Fen>> = {
  first: fenSchema.parse(10_000_000),
  award: fenSchema.parse(3_000_000),
  second: fenSchema.parse(7_500_000),
};
const stages = ["first", "award", "second"] as const;

/** What a line's texts are; the usual ones where a test gives none. */
export interface LineTexts {
  readonly payeeName?: string;
  readonly account?: string;
  readonly bank?: string;
  readonly studioName?: string;
  readonly document?: string;
}

export async function approvedFile(lines: readonly LineTexts[]): Promise<{ file: PaymentFile; publicKey: object }> {
  const accounts = new Map<string, ProvenAccount>();
  const frozen: BatchLine[] = [];
  for (const [at, texts] of lines.entries()) {
    const stage = stages[at % 3] ?? "first";
    const applicationId = `2025-${String(1 + Math.floor(at / 3)).padStart(3, "0")}`;
    const account = texts.account ?? `6222020000123${String(at).padStart(6, "0")}`;
    const salt = new Uint8Array(32).fill(at % 256);
    const sealed = `b-${at}/payeeAccount`;
    accounts.set(sealed, { account, proof: base64url(salt) });
    frozen.push({
      paymentId: `${applicationId}-${stage}`,
      applicationId,
      stage,
      amountFen: amounts[stage],
      payee: {
        payeeName: texts.payeeName ?? "北京甲乙精密机械制造有限公司",
        payeeAccount: { sealed, commitment: await commitmentOf(salt, account) },
        payeeBank: texts.bank ?? "北京农商银行大兴支行",
        payeeBankCode: "402100000018",
      },
      studioName: texts.studioName ?? "北京甲乙精密机械制造有限公司李示例钳工首席技师工作室",
      hostName: "北京甲乙精密机械制造有限公司",
      document: texts.document ?? "京兴人社发〔2025〕88号",
    });
  }
  const totalFen = fenSchema.parse(frozen.reduce((sum, { amountFen }) => sum + amountFen, 0));
  const prepared = { id: "2025-P01", round: "2025", lines: frozen, totalFen };
  const secret = JSON.stringify(await newKey());
  const heads = [{ stream: "2025", seq: 12, hash: "a".repeat(64) }];
  const batch: Batch = {
    ...prepared,
    status: "approved",
    hash: await batchHash(prepared),
    preparedBy: part("陈示例", 11),
    approvedBy: part("周示例", 12),
    checkpoint: await signCheckpoint(heads, new Date("2025-12-21T01:00:00.000Z"), secret),
    pulledBy: null,
    stopped: null,
    reason: null,
    reports: {},
  };
  return { file: paymentFileOf(batch, accounts), publicKey: publicKeyOf(secret) };
}

const part = (name: string, seq: number): Batch["preparedBy"] => ({
  member: name,
  name,
  at: "2025-12-21T01:00:00.000Z",
  on: isoDateSchema.parse("2025-12-21"),
  seq,
});

async function newKey(): Promise<JsonWebKey> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("No key pair.");
  return crypto.subtle.exportKey("jwk", pair.privateKey);
}
