// Keeps a keyboard user's place: when the focused control goes (its finding was mended, its card closed), focus goes to the next finding,
// or to what says what became of it.
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

interface Place {
  readonly element: Element;
  /** Findings to go to, the nearest first, by `data-id`. */
  readonly near: readonly string[];
}

/** Watches `container`; `changed` is what may take a focused control away. Falls back to the container's `[data-fallback]`. */
export function useKeptFocus(container: RefObject<HTMLElement | null>, changed: unknown): void {
  const place = useRef<Place | null>(null);
  useEffect(() => {
    const element = container.current;
    const note = ({ target }: FocusEvent): void => {
      if (target instanceof Element) place.current = { element: target, near: nearestOf(target, element) };
    };
    element?.addEventListener("focusin", note);
    return () => element?.removeEventListener("focusin", note);
  }, [container]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after each change that may take the control away
  useLayoutEffect(() => {
    const last = place.current;
    if (last === null || last.element.isConnected || document.activeElement !== document.body) return;
    place.current = null;
    const items = new Map(findingsIn(container.current).map((item) => [item.dataset["id"], item]));
    const next = last.near.map((id) => items.get(id)?.querySelector<HTMLElement>("button")).find((button) => button);
    (next ?? container.current?.querySelector<HTMLElement>("[data-fallback]"))?.focus();
  }, [changed, container]);
}

const findingsIn = (container: HTMLElement | null): HTMLElement[] => [
  ...(container?.querySelectorAll<HTMLElement>("li[data-id]") ?? []),
];

/** The two findings after the focused one, then the one before. */
function nearestOf(target: Element, container: HTMLElement | null): string[] {
  const own = target.closest<HTMLElement>("li[data-id]");
  if (own === null) return [];
  const items = findingsIn(container);
  const index = items.indexOf(own);
  return [items[index + 1], items[index + 2], items[index - 1]].flatMap((item) => item?.dataset["id"] ?? []);
}
