// A part of the tab that folds away under its heading. It opens by itself where it becomes urgent, and is closed by the person only.
import { type ReactNode, useEffect, useState } from "react";
import { FoldSummary } from "../fold-summary.tsx";

interface FoldProps {
  readonly title: string;
  readonly count?: number;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

export function Fold({ title, count, isOpen = false, children }: FoldProps) {
  const [open, setOpen] = useState(isOpen);
  useEffect(() => {
    if (isOpen) setOpen(true);
  }, [isOpen]);
  return (
    <details className="fold" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <FoldSummary>
        <h2>{title}</h2>
        {count !== undefined && <span className="group-count">{count}</span>}
      </FoldSummary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
