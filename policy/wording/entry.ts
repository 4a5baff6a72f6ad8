// The frame of a rule's wording: what is wrong, what is required, what to do, as templates in zh-CN and English, and how they are filled.
// It never decides anything, and holds no rule's sentence; those are in the other files of this folder.

import { maskIdentifier } from "../codes.ts";
import { fenSchema } from "../kinds.ts";
import { formatYuan } from "../money.ts";
import { labelOf } from "./labels.ts";

export type Language = "zh" | "en";

/**
 * A sentence without its full stop, with places `{name}` for a finding's params, `{expected}` and `{article}`.
 * `{name:field}` shows a field key, `{name:table}` a table, by its label; `{name:yuan}` shows fen as yuan, `{name:word}` a word of the records (`approved`).
 */
export type Template = string;

/** One template, or one for each value of a param (`by`); `else` serves every other value. */
export type Phrase =
  | Template
  | { readonly by: string; readonly of: Readonly<Record<string, Template>>; readonly else?: Template };

export interface Sentences {
  readonly wrong: Phrase;
  /** What the measures require; of a rule whose article is null, what reading the sheet needs. The article's number is added to it. */
  readonly required: Phrase;
  readonly todo: Phrase;
}

export type WordingEntry = Readonly<Record<Language, Sentences>>;
/** A family's wording, by rule id. */
export type Wording = Readonly<Record<string, WordingEntry>>;

/** What of a finding its message is made from. */
export interface Worded {
  readonly rule: string;
  readonly article: string | null;
  readonly expected: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

const unknown: Readonly<Record<Language, string>> = { zh: "（不详）", en: "(unknown)" };
const placePattern = /\{(\w+)(?::(\w+))?\}/g;
/** What looks like an identity number, an account or a mobile number, wherever a clerk typed it: shown masked only. */
const identifierPattern = /(?<!\d)(?:\d{15,}X?|1[3-9]\d{9})(?!\d)/gi;
const paragraphs = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** `6(1)1` as `第6条（一）1`, or as `Article 6(1)1`. */
export function articleLabel(article: string, language: Language): string {
  if (language === "en") return `Article ${article}`;
  const [, number = article, paragraph, item = ""] = /^(\d+)(?:\((\d)\))?(\d*)$/.exec(article) ?? [];
  return `第${number}条${paragraph === undefined ? "" : `（${paragraphs[Number(paragraph)]}）`}${item}`;
}

function shown(value: string | number, format: string | undefined, language: Language): string {
  if (format === "yuan") {
    const fen = fenSchema.safeParse(value);
    return fen.success ? formatYuan(fen.data) : String(value);
  }
  return format === undefined
    ? String(value).replace(identifierPattern, maskIdentifier)
    : labelOf(format, String(value), language);
}

/** The finding's own template of the phrase, filled. */
export function fill(phrase: Phrase, finding: Worded, language: Language): string {
  const choice = typeof phrase === "string" ? phrase : (phrase.of[String(finding.params[phrase.by])] ?? phrase.else ?? "");
  return choice.replace(placePattern, (_, name: string, format: string | undefined) => {
    if (name === "article") return finding.article === null ? "" : articleLabel(finding.article, language);
    const value = name === "expected" ? finding.expected : finding.params[name];
    return value === undefined || value === null ? unknown[language] : shown(value, format, language);
  });
}
