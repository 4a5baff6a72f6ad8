// One sentence of the measures and who sees to it. Types and their four small makers only; the text itself stands in the files beside.

/** Who holds a sentence: rules, a command of the register, a document the program prepares, or a person, because the program cannot. */
type Enforcement =
  | { readonly by: "rules"; readonly rules: readonly string[] }
  | { readonly by: "decision"; readonly command: string }
  | { readonly by: "document"; readonly document: string }
  | { readonly by: "human"; readonly reason: string };

export interface Passage {
  /** As the text numbers it, in Arabic digits: `14`, `6(1)1`; null outside the articles (cover notice, headings, annex 2). */
  readonly article: string | null;
  /** The sentence as printed; white space at its ends is layout and left out. */
  readonly text: string;
  readonly enforcement: readonly [Enforcement, ...Enforcement[]];
}

export const passage = (article: string | null, text: string, ...enforcement: Passage["enforcement"]): Passage => ({
  article,
  text,
  enforcement,
});
export const rules = (...ids: string[]): Enforcement => ({ by: "rules", rules: ids });
export const decision = (command: string): Enforcement => ({ by: "decision", command });
export const document = (name: string): Enforcement => ({ by: "document", document: name });
export const human = (reason: string): Enforcement => ({ by: "human", reason });

const headingReason = human("a heading orders the text and asks nothing of anybody");
export const heading = (text: string, article: string | null = null): Passage => passage(article, text, headingReason);
