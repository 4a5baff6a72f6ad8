// The marks a workbook keeps of what it was last in step with: truncated HMAC-SHA-256 under a key that never enters the workbook.
// Sealed fields leave no mark at all: whoever holds the key could try every identity number.
import type { FieldValue, FieldValues } from "../../policy/decisions/sync/plan-types.ts";
import { foldName } from "../../policy/names.ts";
import { type ApplicationField, applicationFieldKeys } from "../../policy/records/application.ts";
import { isSealedField } from "../../policy/records/sealed.ts";

/** Marks by field; absent where the workbook had no such column. */
export type FieldMarks = Readonly<Partial<Record<ApplicationField, string>>>;

/** What finds a row's base again without its number: credit code with lead, and host with lead and occupation. */
export type Lookups = readonly [creditAndLead: string | null, names: string | null];

/** 48 bits: two values of one field differ in their marks but for one case in 280 million million. */
const markBytes = 6;
const encoder = new TextEncoder();

const markedFields: readonly ApplicationField[] = applicationFieldKeys.filter((field) => !isSealedField(field));

export class Marker {
  readonly #key: CryptoKey;
  readonly #workbook: string;

  private constructor(key: CryptoKey, workbook: string) {
    this.#key = key;
    this.#workbook = workbook;
  }

  /** `key` is base64url, as `/api/me` hands it out; `workbook` the id in the workbook's own part. */
  static async under(key: string, workbook: string): Promise<Marker> {
    const bytes = Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    const imported = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return new Marker(imported, workbook);
  }

  /** Bound to application and field: equal values in different rows do not show. */
  readonly mark = (applicationId: string, field: ApplicationField, value: FieldValue): Promise<string> =>
    this.#digest(["field", applicationId, field, value]);

  async fields(applicationId: string, values: FieldValues): Promise<FieldMarks> {
    const marks = await Promise.all(
      markedFields.map(async (field) => {
        const value = values[field];
        return value === undefined ? null : ([field, await this.mark(applicationId, field, value)] as const);
      }),
    );
    return Object.fromEntries(marks.filter((entry) => entry !== null));
  }

  /** One mark of the whole row: a row that has not changed is told by it alone, without the marks of its fields. */
  readonly whole = (applicationId: string, values: FieldValues): Promise<string> => {
    const said = markedFields.map((field) => (values[field] === undefined ? [] : [values[field]]));
    return this.#digest(["row", applicationId, JSON.stringify(said)]);
  };

  async lookups({ creditCode, hostName, leadName, occupation }: FieldValues): Promise<Lookups> {
    const folded = [hostName, leadName, occupation].map((value) => (typeof value === "string" ? foldName(value) : ""));
    const [host = "", lead = "", trade = ""] = folded;
    return [
      typeof creditCode === "string" && lead !== "" ? await this.#digest(["credit-lead", creditCode, lead]) : null,
      folded.includes("") ? null : await this.#digest(["names", host, lead, trade]),
    ];
  }

  async #digest(parts: readonly FieldValue[]): Promise<string> {
    const text = encoder.encode(JSON.stringify([this.#workbook, ...parts]));
    const digest = new Uint8Array(await crypto.subtle.sign("HMAC", this.#key, text)).subarray(0, markBytes);
    return btoa(String.fromCharCode(...digest))
      .replaceAll("+", "-")
      .replaceAll("/", "_");
  }
}
