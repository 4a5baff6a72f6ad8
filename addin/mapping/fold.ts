// Folding of what clerks type, so that the same words compare equal: NFKC, white space, required marks, units.
import type { MoneyUnit } from "../../policy/money.ts";

const alreadyFolded = /^[!-~\u4e00-\u9fff]*$/;

/** NFKC with all white space (line breaks too) dropped. Most cells are plain already and come back as they are. */
export const foldText = (text: string): string =>
  alreadyFolded.test(text) ? text : text.normalize("NFKC").replace(/\s+/g, "");

export interface FoldedHeader {
  /** The header without white space, required mark and unit, in lower case. */
  readonly text: string;
  /** The unit taken off, where it is one of money. */
  readonly unit: MoneyUnit | null;
}

const requiredMark = /^\*+|(\*+|\(必填\)|\[必填\]|【必填】)$/;
const trailingUnit = /[([](?:单位:?)?(?:人民币)?(万元|元|万|分钟|分|人|名|份|张|年|个)[)\]]$/;

/** A header as aliases are compared: a trailing `*` or `（必填）` and a unit in parentheses are taken off, the unit kept. */
export function foldHeader(header: string): FoldedHeader {
  let text = foldText(header).toLowerCase();
  let unit: MoneyUnit | null = null;
  for (;;) {
    const before = text;
    text = text.replace(requiredMark, "");
    const match = trailingUnit.exec(text);
    if (match !== null) {
      text = text.slice(0, match.index);
      unit ??= moneyUnit(match[1] ?? "");
    }
    if (text === before) return { text, unit };
  }
}

const moneyUnit = (word: string): MoneyUnit | null => (word === "元" ? "元" : word === "万元" || word === "万" ? "万元" : null);

/** 填报单位：元亨公司 names who fills the sheet in, and no unit of money. */
const sheetUnit =
  /(?<!填报|填表|填写|申报|推荐|编制|制表|报送|主管|所在|依托|收款)单位:?\(?(?:人民币)?(万元|万|元)|\((?:人民币)?(万元|元)\)/;

/** The unit that a 单位 line or a title states for the whole sheet: `单位：万元`, `（万元）`. */
export function statedSheetUnit(line: string): MoneyUnit | null {
  const match = sheetUnit.exec(foldText(line));
  return match === null ? null : moneyUnit(match[1] ?? match[2] ?? "");
}

/** `1、1a` style characters that Chinese dates are written with, by value. */
const digitOf: Readonly<Record<string, number>> = {
  〇: 0,
  "○": 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Chinese numerals of a date as Arabic ones: `二〇二五年十一月三十日` → `2025年11月30日`. Other text is left alone. */
export const arabicNumerals = (text: string): string =>
  /[〇○零一二三四五六七八九十]/.test(text)
    ? text.replace(/[〇○零一二三四五六七八九十]+/g, (run) => {
        const ten = run.indexOf("十");
        if (ten < 0) return [...run].map((character) => digitOf[character] ?? "").join("");
        const tens = ten === 0 ? 1 : (digitOf[run.charAt(ten - 1)] ?? 0);
        return String(tens * 10 + (digitOf[run.charAt(ten + 1)] ?? 0));
      })
    : text;
