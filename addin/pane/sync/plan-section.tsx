// One list of the plan under its heading, the first fifty drawn and the rest on demand.
import { type ReactNode, useState } from "react";
import { FoldSummary } from "../fold-summary.tsx";
import { useSyncTexts } from "./sync-texts.ts";

interface PlanSectionProps<Item> {
  readonly title: string;
  readonly items: readonly Item[];
  readonly isOpen?: boolean;
  readonly note?: string;
  readonly children: (item: Item) => ReactNode;
  readonly head?: ReactNode;
}

const atOnce = 50;

export function PlanSection<Item>({ title, items, isOpen = false, note, children, head }: PlanSectionProps<Item>) {
  const say = useSyncTexts();
  const [shown, setShown] = useState(atOnce);
  if (items.length === 0) return null;
  return (
    <details className="fold plan-section" open={isOpen}>
      <FoldSummary>
        <h2>{title}</h2>
        <span className="group-count">{items.length}</span>
      </FoldSummary>
      {note !== undefined && <p className="aside">{note}</p>}
      {head}
      <ul>{items.slice(0, shown).map(children)}</ul>
      {items.length > shown && (
        <button type="button" className="small-button more" onClick={() => setShown(shown + 10 * atOnce)}>
          {say.plan.rest(Math.min(items.length - shown, 10 * atOnce))}
        </button>
      )}
    </details>
  );
}
