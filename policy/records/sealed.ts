// Values that are never shown or stored in full: which fields they are, and what a record holds instead. Sealing itself is the Worker's.
import { z } from "zod";
import { applicationFields } from "./fields.ts";

/** What an event or a record holds instead of a sealed value: where it lies, and SHA-256(32 random bytes ‖ value) in hex. */
export const sealedReferenceSchema = z.strictObject({ sealed: z.string().min(1), commitment: z.string().min(1) });
export type SealedReference = z.infer<typeof sealedReferenceSchema>;

export const sealedFields = [
  "leadIdNumber",
  "contactPhone",
  "payeeAccount",
] as const satisfies readonly (keyof typeof applicationFields)[];
export type SealedField = (typeof sealedFields)[number];

const sealedNames: ReadonlySet<string> = new Set(
  Object.entries(applicationFields).flatMap(([field, definition]) => ("sealed" in definition ? [field] : [])),
);

export const isSealedField = (field: string): field is SealedField => sealedNames.has(field);
