// The tabs of the visible sheets: one tab stop, arrows between them.
import type { Outline } from "./protocol.ts";

export function drawSheetTabs(root: HTMLElement, { sheets, active }: Outline, onOpen: (sheet: string) => void): void {
  const shown = sheets.filter(({ isVisible }) => isVisible);
  const hadFocus = root.contains(document.activeElement);
  const tabs = shown.map(({ name, isProtected }) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(name === active));
    tab.setAttribute("aria-controls", "sheet");
    tab.tabIndex = name === active ? 0 : -1;
    tab.textContent = isProtected ? `🔒 ${name}` : name;
    tab.dataset["sheet"] = name;
    tab.addEventListener("click", () => onOpen(name));
    return tab;
  });
  root.onkeydown = (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = shown[shown.findIndex(({ name }) => name === active) + by];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    onOpen(next.name);
  };
  root.replaceChildren(...tabs);
  if (hadFocus) root.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
}
