// Values and findings as answers show them: identifiers masked, messages in both languages.
import { maskIdentifier } from "../../policy/codes.ts";
import type { Finding, ShownValue } from "../../policy/contract.ts";
import { isSealedField } from "../../policy/records/sealed.ts";
import type { RegisterFinding } from "../../policy/register-check.ts";
import { fieldLabel } from "../../policy/wording/labels.ts";
import { messageOf } from "../../policy/wording.ts";

export function shown(field: string, value: ShownValue): ShownValue {
  return isSealedField(field) && typeof value === "string" ? maskIdentifier(value) : value;
}

/** The fields named, null where blank, sealed ones masked but for those in `revealed`. */
export function shownFields(
  keys: readonly string[],
  fields: Readonly<Record<string, ShownValue>>,
  revealed: ReadonlySet<string> = new Set(),
): Record<string, ShownValue> {
  return Object.fromEntries(
    keys.map((key) => {
      const value = fields[key] ?? null;
      return [key, revealed.has(key) ? value : shown(key, value)];
    }),
  );
}

/** `subject` is whose finding it is: an application id, or the mark of a row that has none yet. */
export function shownFinding(finding: RegisterFinding, subject: string): Finding {
  const where = (language: "zh" | "en") =>
    finding.field === null ? subject : `${subject} ${fieldLabel(finding.field, language)}`;
  const { rule, article, severity, field, value, expected, related } = finding;
  const message = { zh: messageOf(finding, where("zh"), "zh"), en: messageOf(finding, where("en"), "en") };
  return { rule, article, severity, field, value, expected, message, related: [...related] };
}
