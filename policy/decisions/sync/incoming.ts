// A row's values as the register keeps them: identifiers folded as the workbook's reader folds them, blanks as null. Refuses nothing.
import { type ApplicationField, applicationFieldKeys, isApplicationField } from "../../records/application.ts";
import { applicationFields } from "../../records/fields.ts";
import { isSealedField } from "../../records/sealed.ts";
import type { FieldValue, FieldValues, RowIdentity } from "./plan-types.ts";

const identifiers: ReadonlySet<string> = new Set(
  applicationFieldKeys.filter((field) => applicationFields[field].kind === "identifier" || isSealedField(field)),
);

/** Identifiers as upper-case text without white space, NFKC; other text trimmed; an empty text is null. */
export function foldedValue(field: ApplicationField, value: FieldValue): FieldValue {
  if (typeof value !== "string") return value;
  const text = identifiers.has(field) ? foldedIdentifier(value) : value.trim();
  return text === "" ? null : text;
}

const plain = /^[0-9A-Z]*$/;
const foldedIdentifier = (text: string): string =>
  plain.test(text) ? text : text.normalize("NFKC").replace(/\s/g, "").replace(/^'/, "").toUpperCase();

export function foldedFields(fields: Readonly<Record<string, FieldValue | undefined>>): FieldValues {
  const folded: Partial<Record<ApplicationField, FieldValue>> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (isApplicationField(field) && value !== undefined) folded[field] = foldedValue(field, value);
  }
  return folded;
}

export function foldedIdentity(identity: RowIdentity): RowIdentity {
  const text = (field: keyof RowIdentity): string | null => {
    const value = foldedValue(field, identity[field]);
    return typeof value === "string" ? value : null;
  };
  return {
    creditCode: text("creditCode"),
    leadIdNumber: text("leadIdNumber"),
    hostName: text("hostName"),
    leadName: text("leadName"),
  };
}

/** True where an identifier holds the asterisks of a mask. */
export function holdsMask(fields: FieldValues | RowIdentity): boolean {
  const isMask = (value: unknown): boolean => typeof value === "string" && value.includes("*");
  if (!Object.values(fields).some(isMask)) return false;
  return Object.entries(fields).some(([field, value]) => isMask(value) && identifiers.has(field));
}
