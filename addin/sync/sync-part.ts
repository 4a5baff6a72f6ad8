// The custom XML part a synced workbook carries: which round, what each row was last in step with, and a submit whose answer never
// came. Holds marks and versions only, nothing personal and no key.
import { z } from "zod";
import { applicationIdSchema, roundIdSchema } from "../../policy/contract.ts";
import { type ApplicationField, applicationFieldKeys, isApplicationField } from "../../policy/records/application.ts";
import type { FieldMarks, Lookups } from "./marks.ts";

export const syncNamespace = "urn:studio-rounds:sync";

/** What an application's row was last in step with. */
export interface RowBase {
  readonly version: number;
  /** Of all marked fields together. */
  readonly whole: string;
  readonly marks: FieldMarks;
  readonly lookups: Lookups;
}

/** A submit that was sent and not answered: its key, and the marks of what it would change in known applications. */
export interface PendingSubmit {
  readonly key: string;
  readonly at: string;
  readonly sent: ReadonlyMap<string, FieldMarks>;
}

export interface SyncPart {
  /** Drawn once; it names the workbook to the register and goes into every mark. */
  readonly workbook: string;
  readonly round: string;
  /** Under which of the register's keys the marks stand. */
  readonly keyId: string;
  /** The clerk let 系统编号 be written. */
  readonly numbers: boolean;
  readonly bases: ReadonlyMap<string, RowBase>;
  readonly pending: PendingSubmit | null;
}

const markSchema = z.string().regex(/^[\w-]{8}$/);
const marksSchema = z.record(z.string(), markSchema).transform((marks): FieldMarks => {
  const known: Partial<Record<ApplicationField, string>> = {};
  for (const [field, mark] of Object.entries(marks)) if (isApplicationField(field)) known[field] = mark;
  return known;
});

const partSchema = z.object({
  workbook: z.uuid(),
  round: roundIdSchema,
  keyId: z.string(),
  numbers: z.boolean(),
  bases: z.record(
    applicationIdSchema,
    z.tuple([z.int().min(1), markSchema, z.string(), markSchema.nullable(), markSchema.nullable()]),
  ),
  pending: z.object({ key: z.string(), at: z.string(), sent: z.record(applicationIdSchema, marksSchema) }).nullable(),
});

const content = /^<studioRounds xmlns="urn:studio-rounds:sync">([^<]*)<\/studioRounds>$/;

/** Null for what is none of ours or was tampered with: the next sync then starts from the register alone. */
export function parseSyncPart(xml: string | null): SyncPart | null {
  const text = content.exec((xml ?? "").replace(/^\s*<\?xml[^>]*\?>\s*/, "").trim())?.[1];
  if (text === undefined) return null;
  const parsed = partSchema.safeParse(jsonOf(text.replaceAll("&quot;", '"')));
  if (!parsed.success) return null;
  const { bases, pending, ...rest } = parsed.data;
  return {
    ...rest,
    bases: new Map(
      Object.entries(bases).map(([id, [version, whole, marks, credit, names]]) => [
        id,
        { version, whole, marks: unpacked(marks), lookups: [credit, names] },
      ]),
    ),
    pending: pending === null ? null : { ...pending, sent: new Map(Object.entries(pending.sent)) },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** ASCII without `<` and `&`: field keys, ids and base64url only, so that no XML escaping is needed. */
export function formatSyncPart({ bases, pending, ...rest }: SyncPart): string {
  const json = JSON.stringify({
    ...rest,
    bases: Object.fromEntries(
      [...bases].map(([id, base]) => [id, [base.version, base.whole, packed(base.marks), ...base.lookups]]),
    ),
    pending: pending === null ? null : { ...pending, sent: Object.fromEntries(pending.sent) },
  });
  return `<studioRounds xmlns="${syncNamespace}">${json}</studioRounds>`;
}

/** One mark a field in the fields' order, nothing for a field without column. */
const packed = (marks: FieldMarks): string => applicationFieldKeys.map((field) => marks[field] ?? "").join(",");

function unpacked(text: string): FieldMarks {
  const parts = text.split(",");
  const marks: Partial<Record<ApplicationField, string>> = {};
  applicationFieldKeys.forEach((field, index) => {
    const mark = parts[index];
    if (mark !== undefined && markSchema.safeParse(mark).success) marks[field] = mark;
  });
  return marks;
}
