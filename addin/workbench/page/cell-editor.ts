// The box one types into, over a cell of the grid. While it is open Excel is in cell-edit mode, and refuses an add-in's batches.
import type { Box } from "./screen.ts";

/** Where the active cell goes after an entry. */
export type Leaving = "down" | "up" | "right" | "left" | "stay";

export interface CellEditorEvents {
  readonly onOpen: () => void;
  /** The entry, and where to go; never called for an entry that was given up. */
  readonly onCommit: (input: string, leaving: Leaving) => void;
  readonly onClose: () => void;
  /** What stands in the box now. */
  readonly onInput: (input: string) => void;
}

export class CellEditor {
  readonly input: HTMLInputElement;
  readonly #events: CellEditorEvents;

  constructor(label: string, events: CellEditorEvents) {
    this.#events = events;
    this.input = document.createElement("input");
    this.input.className = "cell-editor";
    this.input.hidden = true;
    this.input.autocomplete = "off";
    this.input.spellcheck = false;
    this.input.setAttribute("aria-label", label);
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.input.addEventListener("input", () => events.onInput(this.input.value));
    this.input.addEventListener("blur", () => this.commit("stay"));
  }

  get isOpen(): boolean {
    return !this.input.hidden;
  }

  open(box: Box, content: string): void {
    if (this.isOpen) return;
    this.input.hidden = false;
    this.input.value = content;
    Object.assign(this.input.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${Math.max(box.width, 60)}px`,
      height: `${box.height}px`,
    });
    this.input.focus();
    this.#events.onOpen();
    this.#events.onInput(content);
  }

  commit(leaving: Leaving): void {
    if (!this.isOpen) return;
    const { value } = this.input;
    this.#close();
    this.#events.onCommit(value, leaving);
  }

  cancel(): void {
    if (!this.isOpen) return;
    this.#close();
    this.#events.onClose();
  }

  #close(): void {
    this.input.hidden = true;
  }

  #onKey(event: KeyboardEvent): void {
    // Enter also ends a composition of Chinese text; that one is the input method's.
    if (event.isComposing) return;
    const leaving: Leaving | undefined =
      event.key === "Enter"
        ? event.shiftKey
          ? "up"
          : "down"
        : event.key === "Tab"
          ? event.shiftKey
            ? "left"
            : "right"
          : undefined;
    event.stopPropagation();
    if (leaving !== undefined) {
      event.preventDefault();
      this.commit(leaving);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.cancel();
    }
  }
}
