// The measures 京兴人社文〔2019〕199号 whole: cover notice, seventeen articles, annex 2, each sentence with who sees to it.
// The text is as printed; nothing here interprets it (rulings.ts does).
import { applicationForm } from "./measures/application-form.ts";
import { coverNotice } from "./measures/cover-notice.ts";
import type { Passage } from "./measures/passage.ts";
import { selection } from "./measures/selection.ts";
import { support } from "./measures/support.ts";

export const measuresDocument = "京兴人社文〔2019〕199号";

/** Every sentence in the order of the text. */
export const measures: readonly Passage[] = [...coverNotice, ...selection, ...support, ...applicationForm];

const textByArticle = new Map<string, string>();
for (const { article, text } of measures) {
  if (article !== null) textByArticle.set(article, (textByArticle.get(article) ?? "") + text);
}

/**
 * The article's own words, as the text numbers it in Arabic digits: `14`, `6(1)1`, `7(2)`. An article with numbered items
 * (6, 7) gives what it says outside them. Throws a RangeError for a number the text does not have.
 */
export function articleText(article: string): { readonly zh: string } {
  const zh = textByArticle.get(article);
  if (zh === undefined) throw new RangeError(`the measures have no article ${article}`);
  return { zh };
}
