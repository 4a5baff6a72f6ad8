// A pulled batch as the register's `file.json` has it: accounts in full, for the sheet alone; nothing else keeps them.
import { z } from "zod";
import { fenSchema } from "../../policy/kinds.ts";

const lineSchema = z.object({
  paymentId: z.string(),
  payeeName: z.string(),
  account: z.string(),
  bank: z.string(),
  bankCode: z.string(),
  amountFen: fenSchema,
  amountInCapitals: z.string(),
  purpose: z.string(),
  /** 批准文号. */
  document: z.string(),
});

export const batchFileSchema = z.object({
  id: z.string(),
  lines: z.array(lineSchema),
  totalFen: fenSchema,
  totalInCapitals: z.string(),
  hash: z.string(),
  preparedBy: z.string(),
  preparedOn: z.string(),
  approvedBy: z.string(),
  approvedOn: z.string(),
  /** Frozen at the approval, so that every pull prints the same. */
  checkpoint: z.object({ root: z.string(), signature: z.string() }),
});
export type BatchFile = z.infer<typeof batchFileSchema>;
