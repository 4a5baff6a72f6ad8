// The vocabulary of a sync: what the workbook sends, what the register has, and what would become of each row. Sealed values are plain here, and masked wherever a plan shows them.
import type { ApplicationField, ApplicationState } from "../../records/application.ts";
import type { RoundStage } from "../../records/round.ts";

export type FieldValue = string | number | boolean | null;
export type FieldValues = Readonly<Partial<Record<ApplicationField, FieldValue>>>;

/** What tells whose row it is, as the workbook has it now. */
export interface RowIdentity {
  readonly creditCode: string | null;
  readonly leadIdNumber: string | null;
  readonly hostName: string | null;
  readonly leadName: string | null;
}

/** A row of the workbook: a new one with all its fields (`known` null), or a known one with what the clerk changed. */
export interface IncomingRow {
  /** The client's own mark of the row. */
  readonly ref: string;
  readonly known: { readonly applicationId: string; readonly baseVersion: number; readonly identity: RowIdentity } | null;
  /** A key that is absent is unchanged, null is cleared. */
  readonly fields: FieldValues;
}

/** An application as a plan needs it. */
export interface RegisterRow {
  readonly applicationId: string;
  readonly version: number;
  readonly state: ApplicationState;
  readonly fields: FieldValues;
  /** The version in which a field last changed, where that is later than 1. */
  readonly changed: Readonly<Partial<Record<ApplicationField, number>>>;
}

export interface RegisterRows {
  readonly stage: RoundStage;
  /** In the order of their numbers. */
  readonly applications: readonly RegisterRow[];
}

/** An application's past as a conflict needs it: what stood in the version a row was last in step with, and who changed a field last. */
export interface Base {
  readonly values: FieldValues;
  readonly last: Readonly<Partial<Record<ApplicationField, { readonly by: string; readonly at: string }>>>;
}
/** By {@link baseKey}; only what `basesNeeded` asked for. */
export type Bases = ReadonlyMap<string, Base>;
export const baseKey = (applicationId: string, version: number): string => `${applicationId}@${version}`;

export const rowRefusalCodes = [
  "key.unreadable",
  "identifier.masked",
  "stage.wrong",
  "row.duplicate",
  "application.unknown",
  "application.withdrawn",
  "version.unknown",
] as const;
export type RowRefusalCode = (typeof rowRefusalCodes)[number];

export const rowOutcomes = ["created", "updated", "merged", "unchanged", "conflict", "refused"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** Both sides changed the field, to different values; identifiers are masked. `applicationId`: the row is probably another's. */
export interface Conflict {
  readonly field: ApplicationField | "applicationId";
  readonly base: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
  readonly by: string | null;
  readonly at: string | null;
}

export interface PlannedRow {
  readonly ref: string;
  readonly outcome: RowOutcome;
  /** The application it becomes or changes; null where it is created, refused without one, or somebody else's. */
  readonly target: RegisterRow | null;
  /** What would be written, plain. Also the merged part of a row in conflict. */
  readonly writes: FieldValues;
  readonly conflicts: readonly Conflict[];
  readonly refusal: RowRefusalCode | null;
  /** Fields the register changed since the row was last in step, which the workbook takes over. */
  readonly pulled: readonly ApplicationField[];
}

export interface SyncPlan {
  readonly rows: readonly PlannedRow[];
  /** Applications that no row of the workbook names. A missing row deletes nothing. */
  readonly registerOnly: readonly RegisterRow[];
}
