// Money as integer fen: read exactly from decimal text, shown in figures and in the capitals (大写) that vouchers carry, as
// 正确填写票据和结算凭证的基本规定 writes and accepts them. Never holds an amount in a float and never guesses a unit.
import type { Fen } from "./kinds.ts";

export type MoneyUnit = "元" | "万元";

/** Fen in one of each unit. */
export const fenPerUnit = { 元: 100, 万元: 1_000_000 } as const;
/** The unit is told in 元, so 0.00001 元 is a thousandth of a fen. */
const partsOfFenTolerated = 1000;
const longestDecimal = 60;

/** A safe integer number of fen, branded; null where it is not one. */
export function fen(amount: number): Fen | null {
  // The one place where a plain number becomes money.
  return Number.isSafeInteger(amount) ? ((amount + 0) as Fen) : null;
}

/** Whole 元 to fen, for the measures' own figures. Throws on what is not a safe whole number: that is a fault of ours, not a clerk's. */
export function yuan(amount: number): Fen {
  const result = Number.isInteger(amount) ? fen(amount * fenPerUnit.元) : null;
  if (result === null) throw new RangeError(`not a whole number of yuan: ${amount}`);
  return result;
}

/**
 * Exact decimal text (`100000`, `-7.5`, `1,234.50`) in 元 or 万元 to fen. A value within 0.00001 元 of a whole fen is that fen;
 * null for anything finer, for other text, and beyond the safe integers.
 */
export function parseDecimalToFen(text: string, unit: MoneyUnit): Fen | null {
  if (text.length > longestDecimal) return null;
  const match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  const digits = BigInt(whole.replaceAll(",", "") + fraction) * BigInt(fenPerUnit[unit]);
  const denominator = 10n ** BigInt(fraction.length);
  const rounded = (digits * 2n + denominator) / (denominator * 2n);
  const offBy = rounded * denominator - digits;
  if ((offBy < 0n ? -offBy : offBy) * BigInt(partsOfFenTolerated) > denominator) return null;
  return fen(sign === "-" ? -Number(rounded) : Number(rounded));
}

/** A cell's number in 元 or 万元 to fen; float noise within 0.00001 元 of a whole fen is rounded away, anything finer is null. */
export function numberToFen(value: number, unit: MoneyUnit): Fen | null {
  const scaled = value * fenPerUnit[unit];
  const rounded = Math.round(scaled);
  // Multiplication may itself be off by an ulp, which for large amounts is more than the tolerance.
  const noise = Math.abs(scaled) * Number.EPSILON * 2;
  return Math.abs(scaled - rounded) <= 1 / partsOfFenTolerated + noise ? fen(rounded) : null;
}

export function addFen(a: Fen, b: Fen): Fen {
  return safe(a + b);
}

export function subtractFen(a: Fen, b: Fen): Fen {
  return safe(a - b);
}

/** Throws where the sum leaves the safe integers: no ledger of this programme does. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return safe(sum);
}

function safe(amount: number): Fen {
  const result = fen(amount);
  if (result === null) throw new RangeError("the amount of money is beyond the safe integers");
  return result;
}

/** `100,000.00`, in 元 with thousands separators and two decimals. */
export function formatYuan(amount: Fen): string {
  const { sign, yuanDigits, cents } = split(amount);
  return `${sign}${yuanDigits.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

/** `100000.00`, in 元 for data: no separators. */
export function plainYuan(amount: Fen): string {
  const { sign, yuanDigits, cents } = split(amount);
  return `${sign}${yuanDigits}.${cents}`;
}

function split(amount: Fen): { sign: string; yuanDigits: string; cents: string } {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return { sign: amount < 0 ? "-" : "", yuanDigits: digits.slice(0, -2), cents: digits.slice(-2) };
}

const digitWords: readonly string[] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const smallUnits = ["", "拾", "佰", "仟"] as const;

/** Traditional and variant characters those rules tell banks to accept. */
const variants: Readonly<Record<string, string>> = {
  貳: "贰",
  弍: "贰",
  貮: "贰",
  參: "叁",
  叄: "叁",
  陸: "陆",
  萬: "万",
  億: "亿",
  圓: "元",
  圆: "元",
  正: "整",
  負: "负",
  幣: "币",
  〇: "零",
};

/** Four digits at most, `n` from 1 to 9999, without leading 零. */
function writeSection(n: number): string {
  let text = "";
  let gap = false;
  for (const [power, unit] of [...smallUnits.entries()].reverse()) {
    const digit = Math.floor(n / 10 ** power) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += `${gap ? "零" : ""}${digitWords[digit]}${unit}`;
      gap = false;
    }
  }
  return text;
}

/** A whole number above zero; 零 stands once for any run of zeros inside it. */
function writeWhole(n: number): string {
  for (const [size, unit] of [
    [100_000_000, "亿"],
    [10_000, "万"],
  ] as const) {
    if (n < size) continue;
    const low = n % size;
    const gap = low > 0 && low < size / 10 ? "零" : "";
    return `${writeWhole(Math.floor(n / size))}${unit}${gap}${low > 0 ? writeWhole(low) : ""}`;
  }
  return writeSection(n);
}

/** `壹拾万元整`, `柒万伍仟元整`, `壹元零伍分`, `叁角`; a negative amount starts with 负. */
export function fenToCapitals(amount: Fen): string {
  const cents = Math.abs(amount);
  const whole = Math.floor(cents / 100);
  const jiao = Math.floor(cents / 10) % 10;
  const last = cents % 10;
  let text = whole > 0 ? `${writeWhole(whole)}元` : "";
  if (jiao > 0) text += `${digitWords[jiao]}角`;
  else if (last > 0 && whole > 0) text += "零";
  if (last > 0) text += `${digitWords[last]}分`;
  if (text === "") text = "零元";
  return `${amount < 0 ? "负" : ""}${text}${jiao === 0 && last === 0 ? "整" : ""}`;
}

const digitClass = "[壹贰叁肆伍陆柒捌玖]";
const sectionPattern = new RegExp(
  `^零?(?:(${digitClass})仟)?零?(?:(${digitClass})佰)?零?(?:(${digitClass}?)拾)?零?(${digitClass})?零?$`,
);

/** The digit a capital stands for, a missing one 0; null where the character is no capital digit. */
function digitOf(word: string | undefined): number | null {
  const digit = word === undefined ? 0 : digitWords.indexOf(word);
  return digit < 0 ? null : digit;
}

/** A section below ten thousand; null where it is not one. A bare 拾 is 壹拾. */
function readSection(text: string): number | null {
  const match = sectionPattern.exec(text);
  if (match === null) return null;
  const [, thousands, hundreds, tens, units] = match;
  const digits = [thousands, hundreds, tens === "" ? "壹" : tens, units];
  return digits.reduce((sum, digit) => sum * 10 + (digitOf(digit) ?? 0), 0);
}

/** A whole number, split at its greatest unit; null where a part cannot be read or a unit has nothing before it. */
function readWhole(text: string): number | null {
  for (const [size, unit] of [
    [100_000_000, "亿"],
    [10_000, "万"],
  ] as const) {
    const at = text.lastIndexOf(unit);
    if (at < 0) continue;
    const high = readWhole(text.slice(0, at));
    const low = readWhole(text.slice(at + 1));
    if (high === null || low === null || high === 0 || high >= size || low >= size) return null;
    return high * size + low;
  }
  return readSection(text);
}

/**
 * The amount that capitals state; a leading 人民币 and white space are allowed, 整 may be missing, 圆 and 正 are read.
 * Null where the text is not an amount in capitals.
 */
export function capitalsToFen(text: string): Fen | null {
  const folded = [...text.normalize("NFKC").replace(/[\s,，:：]/g, "")].map((c) => variants[c] ?? c).join("");
  const match = /^(?:人民币)?(负?)(?:(.+)元)?(?:零?(.)角)?(?:零?(.)分)?整?$/.exec(folded);
  if (match === null) return null;
  const [, sign, whole, jiao, last] = match;
  if (whole === undefined && jiao === undefined && last === undefined) return null;
  const yuanPart = whole === undefined ? 0 : readWhole(whole);
  const jiaoPart = digitOf(jiao);
  const fenPart = digitOf(last);
  if (yuanPart === null || jiaoPart === null || fenPart === null) return null;
  const cents = yuanPart * 100 + jiaoPart * 10 + fenPart;
  return fen(sign === "负" ? -cents : cents);
}
