// What every request and answer of the API is made of: ids, pages, values, findings. The resources' own shapes are in contract/.
import { z } from "zod";
import { isoDate } from "./calendar.ts";
import { kindSchemas } from "./kinds.ts";
import type { FieldDefinition } from "./records/fields.ts";
import { roundStageSchema } from "./records/round.ts";
import { textSchema } from "./records/words.ts";

export const roundIdSchema = z.string().regex(/^\d{4}$/);
export const applicationIdSchema = z.string().regex(/^\d{4}-\d{3,6}$/);

/** `?after=&limit=`: the page after that id, 100 items unless told, at most 500. */
export const pageQuerySchema = z.strictObject({
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** The same for lists that come whole unless a page is asked for. */
export const wholeListQuerySchema = z.strictObject({
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

/** `next` is what `after` is to be for the next page; null on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), revision: z.number().int(), next: z.string().nullable() });

/** A value as the API shows it: identifiers masked, money in fen, dates as precise as known. */
export const shownValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type ShownValue = z.infer<typeof shownValueSchema>;

const dateSchema = kindSchemas.date.refine(isPossible, "no such day");

/** A full date has to be a day of the calendar: 2025-02-30 fits the pattern and is none. */
function isPossible(text: string): boolean {
  const [year, month, day] = text.split("-").map(Number);
  return day === undefined || isoDate(year ?? 0, month ?? 0, day) !== null;
}

const fieldText = textSchema(10_000);

/** A field as a request sends it; null clears it. */
export function fieldSchema({ kind }: FieldDefinition) {
  if (kind === "text" || kind === "identifier" || kind === "level") return fieldText.nullable();
  return (kind === "date" ? dateSchema : kindSchemas[kind]).nullable();
}

const bilingualSchema = z.object({ zh: z.string(), en: z.string() });

/** What a rule says of an application, without a place in any workbook. */
export const findingSchema = z.object({
  rule: z.string(),
  article: z.string().nullable(),
  severity: z.enum(["error", "review", "warning", "note"]),
  field: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string().nullable(),
  message: bilingualSchema,
  related: z.array(z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

/** The round an application belongs to, and how far it is. */
export const headSchema = z.object({ id: roundIdSchema, stage: roundStageSchema, revision: z.number().int() });
