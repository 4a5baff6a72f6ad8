// A row while its cells are being read: open for writing until it becomes one of the dossier's rows.
import type { Sheet } from "../../policy/dossier.ts";
import type { FieldKey } from "../../policy/records/fields.ts";

export type MutableFields = { -readonly [F in FieldKey]?: unknown };

/** A row while it is being filled: the {@link Row} it becomes, still open. */
export interface Draft {
  readonly sheet: Sheet;
  readonly number: number;
  readonly fields: MutableFields;
  readonly scores: (number | "recused" | null | undefined)[];
  unusable: ReadonlySet<FieldKey>;
  averageDecimals?: number;
}

export const nothingUnusable: ReadonlySet<FieldKey> = new Set();

export function markUnusable(draft: Draft, ...fields: readonly FieldKey[]): void {
  draft.unusable = new Set([...draft.unusable, ...fields]);
}

/** How a value enters the row: a period fills both its days, an average brings its decimals. */
export function putterOf(field: FieldKey): (draft: Draft, result: unknown) => void {
  if (field === "noticePeriod")
    return (draft, result) => {
      if (!isPeriod(result)) return;
      draft.fields.noticePeriod = `${result.start}/${result.end}`;
      draft.fields.noticeStart ??= result.start;
      draft.fields.noticeEnd ??= result.end;
    };
  if (field === "averageScore")
    return (draft, result) => {
      if (!isDisplayed(result)) return;
      draft.fields.averageScore = result.number;
      draft.averageDecimals = result.decimals;
    };
  return (draft, result) => {
    draft.fields[field] = result;
  };
}

const isPeriod = (result: unknown): result is { start: string; end: string } =>
  typeof result === "object" && result !== null && "start" in result;
const isDisplayed = (result: unknown): result is { number: number; decimals: number } =>
  typeof result === "object" && result !== null && "decimals" in result;
