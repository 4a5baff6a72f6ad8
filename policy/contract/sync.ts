// The request and the answer of POST /api/rounds/{r}/sync: rows of a workbook up, outcomes and the register's values down.
import { z } from "zod";
import { fieldSchema, findingSchema, shownValueSchema } from "../contract.ts";
import { rowOutcomes, rowRefusalCodes } from "../decisions/sync/plan-types.ts";
import { applicationStateSchema, fundingSchema } from "../records/application.ts";
import { applicationFields } from "../records/fields.ts";
import { textSchema } from "../records/words.ts";

const identifierSchema = textSchema(10_000).nullable().default(null);

const identitySchema = z.strictObject({
  creditCode: identifierSchema,
  leadIdNumber: identifierSchema,
  hostName: identifierSchema,
  leadName: identifierSchema,
});

const fieldSchemas = Object.entries(applicationFields).map(([field, definition]) => [field, fieldSchema(definition)] as const);
const schemaOf: ReadonlyMap<string, (typeof fieldSchemas)[number][1]> = new Map(fieldSchemas);

/** All fields of the applications table, each optional; `applicationId` may stand there as in the workbook and says nothing. */
const describedFields = z.strictObject(Object.fromEntries(fieldSchemas.map(([field, schema]) => [field, schema.optional()])));
type SentFields = z.infer<typeof describedFields>;

/** The same, by the fields that are sent: a strict object tries every field there is on each of 5,000 rows, and most send a handful. */
export const sentFieldsSchema = z
  .unknown()
  .transform((sent, context): SentFields => {
    if (!isObject(sent)) {
      context.addIssue({ code: "invalid_type", expected: "object", input: sent });
      return z.NEVER;
    }
    const fields: SentFields = {};
    for (const [field, value] of Object.entries(sent)) {
      const parsed = schemaOf.get(field)?.safeParse(value);
      if (parsed === undefined) context.addIssue({ code: "unrecognized_keys", keys: [field], input: sent });
      else if (parsed.success) fields[field] = parsed.data;
      else for (const issue of parsed.error.issues) context.addIssue({ ...issue, path: [field, ...issue.path] });
    }
    return fields;
  })
  .meta(descriptionOf(describedFields));

function isObject(sent: unknown): sent is Record<string, unknown> {
  return typeof sent === "object" && sent !== null && !Array.isArray(sent);
}

/** What the API's description says instead of "anything". */
function descriptionOf(schema: z.ZodType): Record<string, unknown> {
  return Object.fromEntries(Object.entries(z.toJSONSchema(schema, { io: "input" })).filter(([key]) => key !== "$schema"));
}

const rowSchema = z
  .strictObject({
    ref: textSchema(200).min(1),
    /** Null in a new row, which sends all its fields. */
    applicationId: textSchema(20).nullable().default(null),
    baseVersion: z.int().min(0).nullable().default(null),
    identity: identitySchema.nullable().default(null),
    fields: sentFieldsSchema,
  })
  .refine(({ applicationId, baseVersion }) => applicationId === null || baseVersion !== null, { path: ["baseVersion"] })
  .refine(({ applicationId, identity }) => applicationId === null || identity !== null, { path: ["identity"] });
export type SyncRow = z.infer<typeof rowSchema>;

export const syncRequestSchema = z
  .strictObject({
    dryRun: z.boolean(),
    revision: z.int().min(0).nullable().default(null),
    planHash: z.string().max(100).nullable().default(null),
    workbook: z.strictObject({ id: textSchema(200).min(1), name: textSchema(500) }),
    rows: z.array(rowSchema),
  })
  .refine(({ dryRun, revision }) => dryRun || revision !== null, { path: ["revision"] })
  .refine(({ dryRun, planHash }) => dryRun || planHash !== null, { path: ["planHash"] })
  .refine(({ rows }) => new Set(rows.map(({ ref }) => ref)).size === rows.length, { path: ["rows"] });
export type SyncRequest = z.infer<typeof syncRequestSchema>;

const conflictSchema = z.object({
  field: z.string(),
  base: shownValueSchema,
  mine: shownValueSchema,
  theirs: shownValueSchema,
  by: z.string().nullable(),
  at: z.string().nullable(),
});

/** What only comes down: the register's own values, and the fields that others changed since the row was last in step. */
const registerSideSchema = z.object({
  state: applicationStateSchema,
  funding: fundingSchema,
  fields: z.record(z.string(), shownValueSchema),
});

const rowResultSchema = z.object({
  ref: z.string(),
  outcome: z.enum(rowOutcomes),
  applicationId: z.string().nullable(),
  version: z.number().int().nullable(),
  conflicts: z.array(conflictSchema),
  findings: z.array(findingSchema),
  refusal: z.object({ code: z.enum(rowRefusalCodes), message: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
  register: registerSideSchema.nullable(),
});
export type RowResult = z.infer<typeof rowResultSchema>;

export const syncAnswerSchema = z
  .object({
    dryRun: z.boolean(),
    revision: z.number().int(),
    planHash: z.string(),
    summary: z.object({
      created: z.number().int(),
      updated: z.number().int(),
      merged: z.number().int(),
      unchanged: z.number().int(),
      conflict: z.number().int(),
      refused: z.number().int(),
      registerOnly: z.number().int(),
    }),
    rows: z.array(rowResultSchema),
    registerOnly: z.array(
      z.object({ applicationId: z.string(), version: z.number().int(), fields: z.record(z.string(), shownValueSchema) }),
    ),
  })
  .meta({ id: "SyncAnswer" });
export type SyncAnswer = z.infer<typeof syncAnswerSchema>;
