// Canonical JSON (RFC 8785): one text for one value, so that a hash or signature over it can be computed again anywhere.
// It never accepts what JSON cannot say.

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * RFC 8785 text of `value`: members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * @throws RangeError for NaN, infinities and lone surrogates.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("JSON has no such number.");
  if (typeof value === "string" && !value.isWellFormed()) throw new RangeError("A string holds half a surrogate pair.");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
