// A part that folds away inside a card. What is in it is made when it is first opened, and then stays: a long list of cards stays light.
import { type ReactNode, useState } from "react";
import { FoldSummary } from "../fold-summary.tsx";

interface LazyFoldProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function LazyFold({ title, className = "inner-fold", children }: LazyFoldProps) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details className={className} onToggle={({ currentTarget }) => setOpened(wasOpened || currentTarget.open)}>
      <FoldSummary>{title}</FoldSummary>
      {wasOpened && children}
    </details>
  );
}
