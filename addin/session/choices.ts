// What a clerk decided about headers, remembered in the workbook: structure only, nothing personal. Anything else found there is left out.
import { type FieldKey, type TableName, tables } from "../../policy/records/fields.ts";
import type { HeaderChoices } from "../mapping/classify.ts";
import type { Choices } from "./recognition.ts";

/** The document setting that holds the choices. */
export const choicesKey = "studio-rounds.headers";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const names = Object.keys(tables).filter((name): name is TableName => name in tables);
const isField = (value: unknown): value is FieldKey => typeof value === "string" && names.some((name) => value in tables[name]);

/** The choices a stored value holds: sheets, headers and fields that make sense. */
export function knownChoices(stored: unknown): Choices {
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([sheet, headers]): [string, HeaderChoices][] => {
      if (!isRecord(headers)) return [];
      const known = Object.entries(headers).filter(
        (entry): entry is [string, FieldKey | null] => entry[1] === null || isField(entry[1]),
      );
      return known.length === 0 ? [] : [[sheet, Object.fromEntries(known)]];
    }),
  );
}

/** The choices with one more; `undefined` forgets what was decided about that header. */
export function withChoice(choices: Choices, sheet: string, folded: string, field: FieldKey | null | undefined): Choices {
  const { [folded]: _, ...others } = choices[sheet] ?? {};
  return knownChoices({ ...choices, [sheet]: field === undefined ? others : { ...others, [folded]: field } });
}
