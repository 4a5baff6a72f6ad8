// The workbench: one workbook, its grid, its ribbon and the pane beside it. Decides what a press or an edit does; draws nothing itself.

import { type Ribbon, readRibbon } from "../../manifest/ribbon.ts";
import { areaAddress } from "../../workbook/address.ts";
import { GridClipboard } from "./clipboard.ts";
import { part } from "./element.ts";
import { type ExcelClient, Refused } from "./excel-client.ts";
import { chooseFile, download, isXlsxName, sampleBytes, takeDroppedFiles } from "./files.ts";
import { FormulaBar } from "./formula-bar.ts";
import { Grid } from "./grid.ts";
import type { PaneFrame } from "./pane-frame.ts";
import type { Edit, Outline } from "./protocol.ts";
import { drawRibbon, type RibbonActions, showUndo } from "./ribbon-bar.ts";
import { drawSheetTabs } from "./sheet-tabs.ts";
import { type Locale, strings, type WorkbenchStrings } from "./strings.ts";

const SAMPLE_SHEETS = ["台账", "申报汇总", "2025年申报台账"];
const PANE_PAGE = "../taskpane.html";

export class Workbench {
  readonly #client: ExcelClient;
  readonly #pane: PaneFrame;
  readonly #manifest: string;
  readonly #clipboard: GridClipboard;
  readonly #grid: Grid;
  readonly #formulaBar: FormulaBar;
  #locale: Locale;
  #ribbon: Ribbon;
  #outline: Outline | null = null;
  #isRefreshing = false;
  #isStale = false;

  constructor(client: ExcelClient, pane: PaneFrame, manifest: string, locale: Locale) {
    this.#client = client;
    this.#pane = pane;
    this.#manifest = manifest;
    this.#locale = locale;
    this.#ribbon = readRibbon(manifest, locale);
    this.#clipboard = new GridClipboard(client);
    this.#grid = new Grid(client, part("sheet"), this.#texts.grid, {
      onEdit: (edit) => this.#run(() => this.#edit(edit)),
      onShow: (row, column, content) => this.#showCell(row, column, content),
      onTyping: (isTyping) => this.#run(() => this.#client.ask("typing", isTyping)),
      onInput: (input) => this.#formulaBar.echo(input),
    });
    this.#formulaBar = new FormulaBar(part("name-box") as HTMLInputElement, part("formula") as HTMLInputElement, {
      onGoTo: (area) => this.#grid.goTo(area),
      onWrongAddress: (text) => this.#say(this.#texts.notAddress(text), true),
      onCommit: (input) => this.#run(() => this.#edit({ kind: "type", ...this.#grid.activeCell, input })),
      onTyping: (isTyping) => this.#run(() => this.#client.ask("typing", isTyping)),
      onLeave: () => this.#grid.focus(),
    });
    client.onChanged = () => void this.#refresh();
    this.#listen();
    this.#drawTexts();
  }

  async openSample(name: string): Promise<void> {
    await this.#guarded(async () => {
      await this.#open(`${name}.xlsx`, await sampleBytes(name));
      // A sample is opened where there is something to see; a person's own file where Excel would open it.
      const sheet = this.#outline?.sheets.find((tab) => SAMPLE_SHEETS.includes(tab.name));
      if (sheet !== undefined) await this.#client.ask("activate", sheet.name);
    });
  }

  get #texts(): WorkbenchStrings {
    return strings[this.#locale];
  }

  async #open(fileName: string, bytes: Uint8Array): Promise<void> {
    this.#say(this.#texts.opening);
    const { addinId } = this.#ribbon;
    // The library keeps settings under the conversation: a new one for each workbook.
    const conversationId = crypto.randomUUID();
    const channel = { locale: this.#locale, conversationId, addinId };
    this.#outline = await this.#client.ask("open", { fileName, bytes, origin: location.origin, ...channel });
    this.#pane.open({ page: PANE_PAGE, title: this.#texts.paneTitle, ...channel });
    this.#togglePane(true);
    await this.#refresh();
    this.#say(this.#texts.opened(fileName));
  }

  #openFile(file: File): void {
    this.#run(async () => {
      if (!isXlsxName(file.name)) throw new Refused(this.#texts.notXlsx(file.name));
      await this.#open(file.name, new Uint8Array(await file.arrayBuffer()));
    });
  }

  /** Shows the workbook as it is now; what changes meanwhile is shown once more. */
  async #refresh(): Promise<void> {
    this.#isStale = true;
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        const turn = this.#grid.selectionTurn;
        const outline = await this.#client.ask("outline", null);
        this.#outline = outline;
        this.#drawFrame(outline);
        await this.#grid.refresh(outline, turn);
      }
    } finally {
      this.#isRefreshing = false;
    }
  }

  #drawFrame(outline: Outline): void {
    part("file-name").textContent = outline.fileName;
    document.title = `${outline.fileName} · ${this.#texts.title}`;
    showUndo(part("ribbon"), outline.canUndo, outline.canRedo);
    drawSheetTabs(part("tabs"), outline, (sheet) => this.#run(() => this.#client.ask("activate", sheet)));
  }

  #showCell(row: number, column: number, content: string): void {
    this.#formulaBar.show(row, column, content);
    part("selected").textContent = this.#texts.selected(areaAddress(this.#grid.area));
  }

  async #edit(edit: Edit): Promise<void> {
    if (edit.kind === "type") {
      const { row, column, input } = edit;
      if ((await this.#client.ask("content", { row, column })) === input) return;
    }
    if ((await this.#client.ask("edit", edit)) === "protected") throw new Refused(this.#texts.protectedSheet);
  }

  async #save(): Promise<void> {
    const name = this.#outline?.fileName ?? "workbook.xlsx";
    download(name, await this.#client.ask("save", null));
    this.#say(this.#texts.saved(name));
  }

  async #changeLocale(): Promise<void> {
    this.#locale = this.#locale === "zh-CN" ? "en-US" : "zh-CN";
    this.#ribbon = readRibbon(this.#manifest, this.#locale);
    this.#drawTexts();
    const before = this.#outline;
    const bytes = await this.#client.ask("save", null);
    await this.#open(before?.fileName ?? "workbook.xlsx", bytes);
    if (before !== null) await this.#client.ask("activate", before.active);
  }

  #drawTexts(): void {
    const texts = this.#texts;
    document.documentElement.lang = this.#locale;
    drawRibbon(part("ribbon"), this.#ribbon, texts, this.#ribbonActions());
    const labels: Readonly<Record<string, string>> = {
      "name-box": texts.nameBox,
      formula: texts.formulaBar,
      tabs: texts.tabs,
      "pane-close": texts.closePane,
      "pane-show": texts.showPane,
    };
    for (const [id, label] of Object.entries(labels)) part(id).setAttribute("aria-label", label);
    this.#grid.element.setAttribute("aria-label", texts.grid);
    this.#grid.editor.input.setAttribute("aria-label", texts.cellEditor);
    part("splitter").setAttribute("aria-label", texts.paneWidth);
    part("pane-title").textContent = texts.paneTitle;
    part("pane-show").textContent = texts.paneTitle;
    part("drop-note").textContent = texts.drop;
    part("workbench-title").textContent = texts.title;
    part("language").textContent = texts.language;
    part("language").setAttribute("lang", this.#locale === "zh-CN" ? "en" : "zh-CN");
  }

  #ribbonActions(): RibbonActions {
    const sort = async (ascending: boolean): Promise<void> => {
      const { row, column } = this.#grid.activeCell;
      await this.#edit({ kind: "sort", area: this.#grid.sortableArea(row), column, ascending });
    };
    return {
      open: () => chooseFile((file) => this.#openFile(file)),
      save: () => this.#run(() => this.#save()),
      sample: (name) => void this.openSample(name),
      undo: () => this.#run(() => this.#undo()),
      redo: () => this.#run(() => this.#redo()),
      sort: (ascending) => this.#run(() => sort(ascending)),
      insertRow: () => this.#run(() => this.#edit({ kind: "insert-rows", row: this.#grid.area.top, count: this.#rowCount() })),
      deleteRow: () => this.#run(() => this.#edit({ kind: "delete-rows", row: this.#grid.area.top, count: this.#rowCount() })),
      freeze: () => this.#run(() => this.#edit(this.#grid.freezing())),
      press: (control, functionName) => {
        this.#togglePane(true);
        this.#run(() => this.#client.ask("press", { control, functionName }));
      },
    };
  }

  #rowCount(): number {
    const { top, bottom } = this.#grid.area;
    return bottom - top + 1;
  }

  async #undo(): Promise<void> {
    if (!(await this.#client.ask("undo", null))) this.#say(this.#texts.nothingToUndo);
  }

  async #redo(): Promise<void> {
    if (!(await this.#client.ask("redo", null))) this.#say(this.#texts.nothingToRedo);
  }

  #togglePane(isShown: boolean): void {
    document.body.classList.toggle("without-pane", !isShown);
  }

  #listen(): void {
    part("language").addEventListener("click", () => this.#run(() => this.#changeLocale()));
    part("pane-close").addEventListener("click", () => this.#togglePane(false));
    part("pane-show").addEventListener("click", () => this.#togglePane(true));
    takeDroppedFiles(document.body, {
      onFile: (file) => this.#openFile(file),
      onHover: (isOver) => document.body.classList.toggle("dropping", isOver),
    });
    document.addEventListener("keydown", (event) => this.#onShortcut(event));
    const grid = this.#grid.element;
    grid.addEventListener("copy", (event) => {
      event.preventDefault();
      this.#run(() => this.#clipboard.copy(this.#outline?.active ?? "", this.#grid.area));
    });
    grid.addEventListener("paste", (event) => {
      event.preventDefault();
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const edit = this.#clipboard.pasting(this.#outline?.active ?? "", text, this.#grid.area);
      if (edit !== null) this.#run(() => this.#edit(edit));
    });
  }

  #onShortcut(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const isInField = event.target instanceof HTMLInputElement;
    const key = event.key.toLowerCase();
    const act = key === "s" ? () => this.#save() : isInField ? null : this.#undoKey(key, event.shiftKey);
    if (act === null) return;
    event.preventDefault();
    this.#run(act);
  }

  #undoKey(key: string, isShift: boolean): (() => Promise<void>) | null {
    if (key === "y" || (key === "z" && isShift)) return () => this.#redo();
    return key === "z" ? () => this.#undo() : null;
  }

  #run(act: () => Promise<unknown>): void {
    void this.#guarded(act);
  }

  /** What is refused is said; anything else is a fault of ours and goes to the console with its stack. */
  async #guarded(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.#say(error.message, true);
      if (!(error instanceof Refused)) console.error(error);
    }
  }

  #say(sentence: string, isTrouble = false): void {
    const line = part("status");
    line.textContent = sentence;
    line.classList.toggle("trouble", isTrouble);
  }
}
