// One list of the plan under its heading, the first fifty drawn and the rest on demand.
import type { ReactNode } from "react";
import { FoldSummary } from "../fold-summary.tsx";
import { useLongList } from "../register/long-list.tsx";

interface PlanSectionProps<Item> {
  readonly title: string;
  readonly items: readonly Item[];
  readonly isOpen?: boolean;
  readonly note?: string;
  readonly children: (item: Item) => ReactNode;
  readonly head?: ReactNode;
}

export function PlanSection<Item>({ title, items, isOpen = false, note, children, head }: PlanSectionProps<Item>) {
  const [shown, more] = useLongList(items);
  if (items.length === 0) return null;
  return (
    <details className="fold plan-section" open={isOpen}>
      <FoldSummary>
        <h2>{title}</h2>
        <span className="group-count">{items.length}</span>
      </FoldSummary>
      {note !== undefined && <p className="aside">{note}</p>}
      {head}
      <ul>{shown.map(children)}</ul>
      {more}
    </details>
  );
}
