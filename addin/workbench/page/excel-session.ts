// One opened workbook in the Web Worker: the simulated Excel, its channel to the pane, and the answers to the page's questions.
import type { Area } from "../../mapping/snapshot.ts";
import { areaAddress } from "../../workbook/address.ts";
import { Channel } from "../host/channel.ts";
import { ExcelHost } from "../host/excel-host.ts";
import type { LoadedBook } from "../xlsx/load-book.ts";
import { openFile } from "../xlsx/open-file.ts";
import { saveBook } from "../xlsx/save-book.ts";
import { Edits } from "./edits.ts";
import type { OpenFile, Outline, QuestionName, Questions } from "./protocol.ts";
import { areaText, cellContent, cellWindow, sheetLayout, sheetTabs } from "./view.ts";

export type Answers = {
  readonly [Name in Exclude<QuestionName, "open">]: (input: Questions[Name]["ask"]) => Questions[Name]["answer"];
};

const FIRST_CELL: Area = { top: 0, left: 0, bottom: 0, right: 0 };

export class ExcelSession {
  readonly answers: Answers;
  readonly #loaded: LoadedBook;
  readonly #host: ExcelHost;
  readonly #channel: Channel;
  readonly #edits: Edits;

  /** Throws an Error with one plain sentence when the bytes are no workbook. */
  constructor({ bytes, fileName, locale, conversationId, addinId, origin }: OpenFile, post: (text: string) => void) {
    this.#loaded = openFile(bytes, fileName);
    this.#host = new ExcelHost(this.#loaded.book);
    this.#channel = new Channel(this.#host, { origin, conversationId, addinId, locale, post });
    this.#edits = new Edits(this.#host);
    this.answers = this.#allAnswers();
  }

  /** A message of the pane's. */
  receive(text: string): void {
    this.#channel.receive(text);
  }

  outline(): Outline {
    const { book } = this.#loaded;
    return {
      fileName: book.name,
      sheets: sheetTabs(book),
      active: book.active.name,
      selection: this.#selection(),
      canUndo: this.#edits.canUndo,
      canRedo: this.#edits.canRedo,
    };
  }

  #selection(): Area {
    return this.#loaded.book.selection?.area ?? FIRST_CELL;
  }

  #allAnswers(): Answers {
    const { book } = this.#loaded;
    const { user } = this.#host;
    return {
      outline: () => this.outline(),
      layout: () => sheetLayout(book, book.active, this.#selection()),
      cells: (area) => cellWindow(book, book.active, area),
      content: ({ row, column }) => cellContent(book, book.active, row, column),
      text: (area) => areaText(book, book.active, area),
      select: (area) => {
        user.select(book.active.name, areaAddress(area));
        return null;
      },
      activate: (sheet) => {
        user.activate(sheet);
        return null;
      },
      edit: (edit) => this.#edits.make(edit),
      undo: () => this.#edits.undo(),
      redo: () => this.#edits.redo(),
      typing: (isTyping) => {
        this.#host.cellEditMode = isTyping;
        return null;
      },
      press: ({ control, functionName }) => {
        this.#channel.pressRibbonButton(functionName, control);
        return null;
      },
      save: () => saveBook(this.#loaded),
    };
  }
}
