// Under a refusal: the article that says no, in its own words.
import { articleText } from "../../../policy/measures.ts";
import { articleLabel } from "../../../policy/wording/entry.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useWording } from "../strings/strings.ts";
import { useRegisterTexts } from "./register-texts.ts";

interface RefusalArticleProps {
  /** Whatever went wrong; nothing is drawn where no article has to do with it. */
  readonly problem: { readonly kind: string } | null;
}

export function RefusalArticle({ problem }: RefusalArticleProps) {
  const { articleWords } = useRegisterTexts();
  const { language } = useWording();
  if (problem === null || !("article" in problem) || typeof problem.article !== "string") return null;
  return (
    <details className="ground">
      <FoldSummary>{articleWords(articleLabel(problem.article, language))}</FoldSummary>
      <blockquote lang="zh-CN">{articleText(problem.article).zh}</blockquote>
    </details>
  );
}
