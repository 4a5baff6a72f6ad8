// The taking over of a round that already ran, as the office sends it: three studios, one of them rejected.
import { cleanFields, type Values } from "./sample-rows.ts";

export interface SentOpening {
  readonly applications: readonly { readonly ref: string; readonly fields: Values }[];
  readonly decisions: readonly Values[];
  readonly payments: readonly Values[];
  readonly document: string;
}

const document = "京兴人社发〔2024〕3号";
const decidedOn = "2024-12-20";

/** Applications `first`, `first + 1` (approved; the first one fully paid, the second its first stage) and `first + 2` (rejected). */
export function openingRows(first: number, changes: Partial<SentOpening> = {}): SentOpening {
  const refs = [0, 1, 2].map((offset) => `old-${first + offset}`);
  const [full = "", part = "", rejected = ""] = refs;
  return {
    applications: refs.map((ref, offset) => ({ ref, fields: cleanFields(first + offset) })),
    decisions: [
      { ref: full, outcome: "approved", decidedOn, document },
      { ref: part, outcome: "approved", decidedOn, document },
      { ref: rejected, outcome: "rejected", decidedOn, document, reason: "名额已满" },
    ],
    payments: [
      { ref: full, stage: "first", amountFen: 10_000_000, paidOn: "2025-01-10", voucherNumber: "记-1" },
      { ref: full, stage: "award", amountFen: 3_000_000, paidOn: "2025-01-10", voucherNumber: "记-2" },
      { ref: full, stage: "second", amountFen: 8_000_000, paidOn: "2026-01-12", voucherNumber: "记-3" },
      { ref: part, stage: "first", amountFen: 10_000_000, paidOn: "2025-01-10", voucherNumber: "记-4" },
    ],
    document: "迁入说明〔2026〕1号",
    ...changes,
  };
}
