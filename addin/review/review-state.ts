// What the 评审 tab shows, as one immutable value. Pure: no Excel, no network, no user interface.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { RankedAnswer } from "../../policy/contract/review.ts";
import type { IsoDate } from "../../policy/kinds.ts";
import type { Expert } from "../../policy/records/review.ts";
import type { RoundStage } from "../../policy/records/round.ts";
import type { Problem } from "../session/state.ts";
import type { CallFailure } from "../sync/register-client.ts";
import type { WorkbookRow } from "../sync/workbook-row.ts";
import type { UnsentLedger } from "./sent-ledgers.ts";
import type { UnsentScore } from "./sent-scores.ts";
import type { StudioAction } from "./studio-actions.ts";

export type ReviewTask = "loading" | "reading" | "sending";

export type ReviewProblem =
  | CallFailure
  /** Refused for the state that the studio is in by now. */
  | {
      readonly kind: "moved-on";
      readonly applicationId: string;
      readonly article: string | null;
      readonly reference: string | null;
    }
  | { readonly kind: "no-round" }
  /** The workbook has nothing of the kind that could be sent. */
  | { readonly kind: "no-scores" | "no-ledgers" }
  | { readonly kind: "workbook"; readonly failure: Problem["failure"] };

export type ReviewNotice =
  | { readonly kind: "scores-sent"; readonly scores: number; readonly applications: number }
  | { readonly kind: "ledgers-sent"; readonly entries: number; readonly studios: number }
  | { readonly kind: "stage-entered"; readonly stage: RoundStage }
  | { readonly kind: "scored"; readonly applications: number }
  | { readonly kind: "experts-set"; readonly experts: number }
  | { readonly kind: "settings-changed" | "ruling-set" }
  | { readonly kind: "shortlisted"; readonly applications: number }
  | { readonly kind: "objection-closed"; readonly outcome: "upheld" | "dismissed" }
  | { readonly kind: "decided"; readonly approved: number; readonly rejected: number }
  | { readonly kind: "studio-recorded"; readonly applicationId: string; readonly action: StudioAction };

export interface LedgerFinding {
  readonly applicationId: string;
  readonly message: ApplicationAnswer["findings"][number]["message"];
}

export interface ReviewShown {
  /** Whose sight this is, and of which round: what is drawn from it is kept apart by it. */
  readonly owner: string | null;
  /** The register's day of decisions. */
  readonly today: IsoDate | null;
  /** Null until loaded. */
  readonly applications: readonly ApplicationAnswer[] | null;
  /** Empty for a reviewer, who does not see it. */
  readonly ranking: readonly RankedAnswer[];
  /** A reviewer's own labels only. */
  readonly experts: readonly Expert[];
  /** Name and contact of those who objected, by objection, once a clerk asked for them. */
  readonly objectors: ReadonlyMap<string, string>;
  /** Where applications stand in the open workbook, by number. */
  readonly rows: ReadonlyMap<string, WorkbookRow>;
  /** What the workbook has and the last sending left out. */
  readonly unsentScores: readonly UnsentScore[];
  readonly unsentLedgers: readonly UnsentLedger[];
  /** What the register's rules said of the ledgers last sent (article 15). */
  readonly ledgerFindings: readonly LedgerFinding[];
}

export const nothingShown: ReviewShown = {
  owner: null,
  today: null,
  applications: null,
  ranking: [],
  experts: [],
  objectors: new Map(),
  rows: new Map(),
  unsentScores: [],
  unsentLedgers: [],
  ledgerFindings: [],
};
