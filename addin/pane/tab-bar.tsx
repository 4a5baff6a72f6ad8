// The tabs' own bar: one stop for the Tab key, arrows between the tabs, as the pattern for tabs asks for.
import { type KeyboardEvent, useRef } from "react";

interface TabBarProps {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly label: string; readonly panel: string; readonly key: string }[];
  readonly open: string;
  readonly choose: (key: string) => void;
}

export function TabBar({ label, tabs, open, choose }: TabBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent): void => {
    const now = tabs.findIndex(({ key }) => key === open);
    const wanted = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = wanted === undefined ? undefined : tabs.at(wanted % tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next.key);
    bar.current?.querySelector<HTMLElement>(`#${CSS.escape(next.id)}`)?.focus();
  };
  return (
    <div ref={bar} role="tablist" aria-label={label} className="tabs" onKeyDown={go}>
      {tabs.map(({ id, label: name, panel, key }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={id}
          aria-selected={key === open}
          aria-controls={panel}
          tabIndex={key === open ? 0 : -1}
          onClick={() => choose(key)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
