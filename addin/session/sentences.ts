// A finding's message taken apart again for the pane: what is wrong, what is required, what to do. Words nothing itself.

import type { Language, Phrase } from "../../policy/wording/entry.ts";
import { wording } from "../../policy/wording.ts";

export interface Sentences {
  readonly wrong: string;
  /** What the measures, or the reading, require; the article's number stands in parentheses at its end. */
  readonly required: string;
  readonly todo: string;
}

const frame: Readonly<
  Record<Language, { readonly after: string; readonly stop: string; readonly article: string; readonly last: string }>
> = {
  zh: { after: "：", stop: "。", article: "(?:（第[^。]*）)?", last: "。" },
  en: { after: ": ", stop: "\\. ", article: "(?: \\(Article [^.]*\\))?", last: "\\." },
};

/** By rule and language: where in a message each sentence stands, told by the rule's own templates. */
const patterns = new Map<string, RegExp | null>();

/** The three sentences of a rule's message that stands at `where`; a message that its templates did not make is all `wrong`. */
export function sentencesOf(rule: string, message: string, where: string, language: Language): Sentences {
  const key = `${rule} ${language}`;
  const pattern = patterns.get(key) ?? patternOf(rule, language);
  patterns.set(key, pattern);
  const head = `${where}${frame[language].after}`;
  const body = message.startsWith(head) ? message.slice(head.length) : message;
  const [, wrong = body, required = "", todo = ""] = pattern?.exec(body) ?? [];
  return { wrong, required, todo };
}

function patternOf(rule: string, language: Language): RegExp | null {
  const sentences = wording[rule]?.[language];
  if (sentences === undefined) return null;
  const { stop, article, last } = frame[language];
  return new RegExp(`^(.*)${stop}(${anyOf(sentences.required)}${article})${stop}(${anyOf(sentences.todo)})${last}$`, "su");
}

/** What the phrase may have become: any of its templates, with anything in their places. */
function anyOf(phrase: Phrase): string {
  const templates = typeof phrase === "string" ? [phrase] : [...Object.values(phrase.of), phrase.else ?? ""];
  const filled = templates.map((template) =>
    template
      .split(/\{[^}]*\}/)
      .map((fixed) => fixed.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
      .join(".*?"),
  );
  return `(?:${filled.join("|")})`;
}
