// Puts freshly drawn elements in place of the old ones and keeps those that still are the same: what a screen reader reads or a
// mouse presses is not taken away by a redraw.

const keyOf = (element: Element): string =>
  `${element.getAttribute("role")} ${element.id || (element.getAttribute("aria-rowindex") ?? element.getAttribute("aria-colindex") ?? "")}`;

/** Makes `parent` hold what `fresh` shows. Elements are the same where role and place are. */
export function redraw(parent: Element, fresh: readonly Element[]): void {
  const old = new Map([...parent.children].map((child) => [keyOf(child), child]));
  const next = fresh.map((element) => {
    const kept = old.get(keyOf(element));
    if (kept === undefined) return element;
    update(kept, element);
    return kept;
  });
  const isSameList = next.length === parent.children.length && next.every((element, i) => element === parent.children[i]);
  if (!isSameList) parent.replaceChildren(...next);
}

function update(kept: Element, fresh: Element): void {
  if (kept.isEqualNode(fresh)) return;
  for (const { name } of [...kept.attributes]) if (!fresh.hasAttribute(name)) kept.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (kept.getAttribute(name) !== value) kept.setAttribute(name, value);
  if (fresh.getAttribute("role") === "row") redraw(kept, [...fresh.children]);
  else if (kept.innerHTML !== fresh.innerHTML) kept.replaceChildren(...fresh.childNodes);
}
