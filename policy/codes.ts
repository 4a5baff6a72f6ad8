// Identifiers by their published standards: credit codes, identity numbers, certificates, phones, accounts; and their masks.
// Looks at form and check characters only; whether a code belongs to somebody is not known here. Expects upper case without spaces.
import { isoDate } from "./calendar.ts";
import { type IsoDate, type Level, levels } from "./kinds.ts";

/** GB 32100-2015 uses digits and capitals without I, O, S, V, Z. */
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const creditForm = /^[0-9A-HJ-NP-RTUWXY]{18}$/;
/** Each character's value, by its character code. */
const creditValues: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  creditAlphabet.indexOf(String.fromCharCode(code)),
);

/** `form`: not 18 characters of the alphabet; `check`: wrong check character (GB 32100-2015); null: valid. */
export function creditCodeProblem(code: string): null | "form" | "check" {
  if (!creditForm.test(code)) return "form";
  return code.endsWith(creditCheckCharacter(code)) ? null : "check";
}

/** The 18th character of a credit code from its first 17, whatever follows them (weights 3^i mod 31). */
export function creditCheckCharacter(code: string): string {
  let sum = 0;
  let weight = 1;
  for (let at = 0; at < 17; at++) {
    sum += (creditValues[code.charCodeAt(at)] ?? -1) * weight;
    weight = (weight * 3) % 31;
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** Registering authority and kind of organisation: 91, 93 enterprises, 12 public institutions (article 6). */
export function creditCodeKind(code: string): string {
  return code.slice(0, 2);
}

/** The six digits of the registering authority's administrative division. */
export function creditCodeDivision(code: string): string {
  return code.slice(2, 8);
}

/** Identity numbers of 18 digits name no earlier year of birth. */
const earliestBirthYear = 1900;
const zeroCode = "0".charCodeAt(0);

/**
 * `form`: not 17 digits and a digit or X; `birth-date`: no such day, before 1900, or after `today` where that is given;
 * `check`: wrong check character (GB 11643-1999); null: valid.
 */
export function idNumberProblem(id: string, today?: IsoDate): null | "form" | "birth-date" | "check" {
  if (!/^\d{17}[\dX]$/.test(id)) return "form";
  const year = Number(id.slice(6, 10));
  const birth = isoDate(year, Number(id.slice(10, 12)), Number(id.slice(12, 14)));
  if (birth === null || year < earliestBirthYear || (today !== undefined && birth > today)) return "birth-date";
  return id.endsWith(idCheckCharacter(id)) ? null : "check";
}

/** The 18th character of an identity number from its first 17 digits, whatever follows them (ISO 7064 MOD 11-2). */
export function idCheckCharacter(id: string): string {
  let remainder = 0;
  for (let at = 0; at < 17; at++) remainder = ((remainder + id.charCodeAt(at) - zeroCode) * 2) % 11;
  return "0123456789X".charAt((12 - remainder) % 11);
}

/** Level digits 1 to 5 of national certificates: 一级 (高级技师) to 五级 (初级工). */
const levelsByDigit: readonly Level[] = [levels[6], levels[5], levels[4], levels[3], levels[2]];

const qualificationNumber = /^\d{16}$/;
const skillNumber = /^[YS][0-9A-Z]{14}\d[0-9A-Z]{6}$/;

/**
 * The level a certificate number states: 16 digits of a qualification, level at position 11; 22 characters of a skill level
 * certificate from `Y` or `S`, level at position 16. Null for other forms and for digits that name none of the five levels.
 */
export function certificateLevel(number: string): Level | null {
  const digit = qualificationNumber.test(number) ? number[10] : skillNumber.test(number) ? number[15] : undefined;
  return digit === undefined ? null : (levelsByDigit[Number(digit) - 1] ?? null);
}

const mobile = /^(?:\+86|0086|86)?1[3-9]\d{9}$/;
/** Area code and number, or the eight digits of a number within Beijing; an extension may follow. */
const landline =
  /^(?:(?:(?:\+86|0086|86)-?0?|0)(?:(?:10|2\d)-?[2-9]\d{7}|[3-9]\d{2}-?[2-9]\d{6,7})|[2-9]\d{7})(?:(?:-|转|ext\.?|#)\d{1,6})?$/i;

/** A mainland mobile number or a landline, or several of them; spaces, brackets and the hyphens of a mobile number do not count. */
export function isPhone(text: string): boolean {
  if (mobile.test(text)) return true;
  const compact = text
    .normalize("NFKC")
    .replace(/[\s()]/g, "")
    .replace(/[‐‑‒–—]/g, "-");
  return compact.split(/[/、,;]/).every((number) => mobile.test(number.replaceAll("-", "")) || landline.test(number));
}

/** The text with every valid identity number in it masked: one typed into another column is as personal there. */
export function maskIdNumbers(text: string): string {
  return text.replace(/(?<![\d０-９])[\d０-９]{17}[\d０-９XＸ](?![\d０-９])/gi, (number) =>
    idNumberProblem(number.normalize("NFKC").toUpperCase()) === null ? maskIdentifier(number) : number,
  );
}

/** The 12 digits of a bank's number in the payment system (联行号). */
export function isBankCode(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** An account without its spaces and hyphens, as accounts are compared. */
export function plainAccount(text: string): string {
  return /[\s-]/.test(text) ? text.replace(/[\s-]/g, "") : text;
}

/** 8 to 32 digits once spaces and hyphens are dropped. */
export function isAccount(text: string): boolean {
  return /^\d{8,32}$/.test(plainAccount(text));
}

/** `110105********002X`: the first six and last four of a long identifier; a shorter one keeps less, one of up to three nothing. */
export function maskIdentifier(text: string): string {
  const characters = [...text];
  const length = characters.length;
  const [head, tail] = length >= 15 ? [6, 4] : length >= 11 ? [3, 4] : length >= 7 ? [2, 2] : length >= 4 ? [0, 1] : [0, 0];
  return [...characters.slice(0, head), ..."*".repeat(length - head - tail), ...characters.slice(length - tail)].join("");
}
