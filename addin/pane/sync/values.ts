// A value of an application as a clerk reads it: 是 and 否, blanks in words. Identifiers come masked already.
import type { ShownValue } from "../../../policy/contract.ts";
import type { SyncTexts } from "./sync-texts.ts";

export function valueText(value: ShownValue, say: SyncTexts): string {
  if (value === null || value === "") return say.blank;
  if (typeof value === "boolean") return value ? say.yes : say.no;
  return String(value);
}
