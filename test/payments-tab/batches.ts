// Invented batches for the tests of the tab 拨付: as the register lists them, and as finance pulls them.

import type { BatchFile } from "../../addin/payments/batch-file.ts";
import { batchFileSchema } from "../../addin/payments/batch-file.ts";
import type { BatchAnswer } from "../../policy/contract/payments.ts";
import { fenSchema } from "../../policy/kinds.ts";
import { fenToCapitals } from "../../policy/money.ts";

const part = (member: string, name: string, on: string) => ({ member, name, at: `${on}T02:00:00.000Z`, on });
const amounts = [10_000_000, 3_000_000, 7_500_050] as const;
const stages = ["first", "award", "second"] as const;
const hash = "0123456789abcdef".repeat(4);

export const capitals = (amountFen: number): string => fenToCapitals(fenSchema.parse(amountFen));

export function batch(changes: Partial<BatchAnswer> = {}): BatchAnswer {
  return {
    id: "2025-P01",
    round: "2025",
    status: "approved",
    lines: stages.map((stage, index) => ({
      paymentId: `2025-007-${stage}`,
      applicationId: "2025-007",
      stage,
      amountFen: amounts[index] ?? 0,
      amountInCapitals: capitals(amounts[index] ?? 0),
      payee: {
        payeeName: "北京示例机电有限公司",
        payeeAccount: "6222****0001",
        payeeBank: "示例银行大兴支行",
        payeeBankCode: "402100000018",
      },
      studioName: "示例工作室",
      hostName: "北京示例机电有限公司",
      document: "京兴人社发〔2026〕8号",
      outcome: null,
    })),
    totalFen: 20_500_050,
    hash,
    preparedBy: part("m-clerk", "陈示例", "2026-11-10"),
    approvedBy: part("m-leader", "周示例", "2026-11-12"),
    pulledBy: null,
    stopped: null,
    voided: null,
    reason: null,
    ...changes,
  };
}

/** The same batch as `file.json`, accounts in full. */
export const file = (): BatchFile =>
  batchFileSchema.parse({
    id: "2025-P01",
    lines: batch().lines.map(({ paymentId, amountFen, amountInCapitals, payee, document }) => ({
      paymentId,
      payeeName: payee.payeeName,
      account: "0622202000000100001",
      bank: payee.payeeBank,
      bankCode: payee.payeeBankCode,
      amountFen,
      amountInCapitals,
      purpose: "2025年首席技师工作室支持资金",
      document,
    })),
    totalFen: 20_500_050,
    totalInCapitals: capitals(20_500_050),
    hash,
    preparedBy: "陈示例",
    preparedOn: "2026-11-10",
    approvedBy: "周示例",
    approvedOn: "2026-11-12",
    checkpoint: { root: "ab".repeat(32), signature: "c2lnbmF0dXJl" },
  });
