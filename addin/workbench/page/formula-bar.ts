// The name box and the formula bar above the grid. They ask and tell; the grid moves and edits.
import { cellAddress } from "../../mapping/address.ts";
import type { Area } from "../../mapping/snapshot.ts";
import { parseArea } from "../../workbook/address.ts";

export interface FormulaBarEvents {
  readonly onGoTo: (area: Area) => void;
  readonly onWrongAddress: (text: string) => void;
  readonly onCommit: (input: string) => void;
  readonly onTyping: (isTyping: boolean) => void;
  readonly onLeave: () => void;
}

export class FormulaBar {
  readonly #name: HTMLInputElement;
  readonly #content: HTMLInputElement;
  #shown = { name: "A1", content: "" };
  #isTyping = false;

  constructor(name: HTMLInputElement, content: HTMLInputElement, events: FormulaBarEvents) {
    this.#name = name;
    this.#content = content;
    name.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#goTo(events);
      else if (event.key === "Escape") events.onLeave();
    });
    name.addEventListener("blur", () => {
      name.value = this.#shown.name;
    });
    content.addEventListener("input", () => this.#type(true, events));
    content.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") this.#commit(events);
      else if (event.key === "Escape") {
        this.#type(false, events);
        content.value = this.#shown.content;
        events.onLeave();
      }
    });
    content.addEventListener("blur", () => {
      if (this.#isTyping) this.#commit(events);
    });
  }

  show(row: number, column: number, content: string): void {
    this.#shown = { name: cellAddress(row, column), content };
    if (document.activeElement !== this.#name) this.#name.value = this.#shown.name;
    if (!this.#isTyping) this.#content.value = content;
  }

  /** What is being typed in the cell itself. */
  echo(input: string): void {
    this.#content.value = input;
  }

  #goTo(events: FormulaBarEvents): void {
    const text = this.#name.value.trim();
    const area = parseArea(text);
    if (area === null) events.onWrongAddress(text);
    else {
      events.onGoTo(area);
      events.onLeave();
    }
  }

  #type(isTyping: boolean, events: FormulaBarEvents): void {
    if (this.#isTyping === isTyping) return;
    this.#isTyping = isTyping;
    events.onTyping(isTyping);
  }

  #commit(events: FormulaBarEvents): void {
    const wasTyping = this.#isTyping;
    this.#type(false, events);
    if (wasTyping) events.onCommit(this.#content.value);
    events.onLeave();
  }
}
