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
/** What looks like an identity number, an account or a mobile number, wherever a clerk typed it, spaces and full width included: shown masked only. */
const identifierPattern = /(?<![\d０-９])(?:[\d０-９](?: ?[\d０-９]){14,} ?[XＸ]?|1[3-9]\d{9})(?![\d０-９])/gi;
/** Control characters, and those that turn the direction of writing: they could change what a terminal shows of the rest. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** The longest prescribed names are far shorter. */
const longestShown = 120;

/** Without characters that could change what a terminal shows of the rest. */
export const printable = (text: string): string => text.replace(unprintable, " ");

/** A clerk's text as one line shows it, cut where it is very long. */
function oneLine(text: string): string {
  const plain = printable(text);
  const characters = plain.length > longestShown ? [...plain] : [];
  return characters.length > longestShown ? `${characters.slice(0, longestShown).join("")}…` : plain;
}

/** Fewer characters than these hold no identifier. */
const shortestIdentifier = 11;

/** {@link oneLine}, with what looks like an identity number, an account or a mobile number masked. */
export const shownSafely = (text: string): string =>
  oneLine(text.length < shortestIdentifier ? text : text.replace(identifierPattern, maskIdentifier));

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
  if (format !== undefined) return labelOf(format, String(value), language);
  return shownSafely(String(value));
}

/** A template taken apart: text, and a place behind each of it but the last. */
interface Parts {
  readonly texts: readonly string[];
  readonly places: readonly { readonly name: string; readonly format: string | undefined }[];
}

/** Templates are few and filled by the ten thousand. */
const partsOf = new Map<Template, Parts>();

function takenApart(template: Template): Parts {
  const known = partsOf.get(template);
  if (known !== undefined) return known;
  const places = [...template.matchAll(placePattern)].map(([, name = "", format]) => ({ name, format }));
  const parts: Parts = { texts: template.split(/\{\w+(?::\w+)?\}/), places };
  partsOf.set(template, parts);
  return parts;
}

function inPlace(name: string, format: string | undefined, finding: Worded, language: Language): string {
  if (name === "article") return finding.article === null ? "" : articleLabel(finding.article, language);
  const value = name === "expected" ? finding.expected : finding.params[name];
  return value === undefined || value === null ? unknown[language] : shown(value, format, language);
}

/** The finding's own template of the phrase, filled. */
export function fill(phrase: Phrase, finding: Worded, language: Language): string {
  const choice = typeof phrase === "string" ? phrase : (phrase.of[String(finding.params[phrase.by])] ?? phrase.else ?? "");
  const { texts, places } = takenApart(choice);
  let filled = texts[0] ?? "";
  places.forEach(({ name, format }, index) => {
    filled += inPlace(name, format, finding, language) + (texts[index + 1] ?? "");
  });
  return filled;
}
