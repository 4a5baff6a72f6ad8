// What the tab 拨付 shows beside who is signed in, as one immutable value. Pure: no Excel, no network, no user interface.

import type { BatchAnswer, ScheduleAnswer } from "../../policy/contract/payments.ts";
import type { Problem } from "../session/state.ts";
import type { CallFailure } from "../sync/register-client.ts";
import type { ResultDraft } from "./result-draft.ts";

export type PaymentsTask =
  | "loading"
  | "preparing"
  | "approving"
  | "cancelling"
  | "pulling"
  | "reading"
  | "reporting"
  | "confirming";

export type PaymentsProblem =
  | CallFailure
  /** Refused for the state that the batch, or what is to be confirmed, is in by now. */
  | {
      readonly kind: "moved-on";
      readonly task: PaymentsTask;
      readonly batch: string | null;
      readonly article: string | null;
      readonly reference: string | null;
    }
  /** Not the account on record, in the register's words. */
  | { readonly kind: "payee-digits"; readonly applicationId: string; readonly detail: string }
  | { readonly kind: "no-round" }
  /** No line is ticked. */
  | { readonly kind: "nothing-chosen" }
  | { readonly kind: "reason-missing" }
  /** The workbook has no sheet of that batch. */
  | { readonly kind: "no-sheet"; readonly batch: string }
  /** Rows of the sheet that no longer say what the batch says: a payment and its amount as they stand there. */
  | { readonly kind: "sheet-altered"; readonly payments: readonly string[] }
  /** What was typed cannot be reported yet; each payment says why. */
  | { readonly kind: "results-incomplete"; readonly payments: readonly string[] }
  /** Nothing was typed in the sheet. */
  | { readonly kind: "nothing-typed"; readonly sheet: string }
  /** Excel would not read or write. `pulled`: the register has recorded the pull all the same. */
  | { readonly kind: "workbook"; readonly failure: Problem["failure"]; readonly pulled: string | null };

export type PaymentsNotice =
  | { readonly kind: "prepared"; readonly batch: string; readonly lines: number }
  | { readonly kind: "approved" | "cancelled-batch"; readonly batch: string }
  | { readonly kind: "pulled"; readonly batch: string; readonly sheet: string }
  | { readonly kind: "read-back"; readonly paid: number; readonly returned: number; readonly open: number }
  | { readonly kind: "reported"; readonly batch: string; readonly paid: number; readonly returned: number }
  | { readonly kind: "payee-confirmed"; readonly applicationId: string }
  | { readonly kind: "recovery-confirmed" | "recovery-received"; readonly recoveryId: string };

export interface PaymentsShown {
  /** Null until they were loaded. */
  readonly schedule: ScheduleAnswer | null;
  /** The studios' names by application: fixed once there is a line, so that they are read once. Empty where they cannot be had. */
  readonly names: ReadonlyMap<string, string>;
  readonly batches: readonly BatchAnswer[];
  /** Payments not to go into the next batch; everything else that is due goes. */
  readonly left: ReadonlySet<string>;
  /** Id of the batch worked on. */
  readonly batch: string | null;
  /** What was typed of each payment, in the sheet or in the pane. */
  readonly drafts: ReadonlyMap<string, ResultDraft>;
}

export const nothingShown: PaymentsShown = {
  schedule: null,
  names: new Map(),
  batches: [],
  left: new Set(),
  batch: null,
  drafts: new Map(),
};
