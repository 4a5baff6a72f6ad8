// What the person can do in the check, over the workbook and the checking thread; one thing at a time. Draws nothing.
import type { FieldKey } from "../../policy/records/fields.ts";
import type { Language } from "../../policy/wording/entry.ts";
import { readSetting, writeSetting } from "../workbook/document-store.ts";
import { type Subscription, subscribe, type WorkbookEvent } from "../workbook/events.ts";
import { clearMarks, type MarkOutcome, placeMarks } from "../workbook/marks.ts";
import { selectCell } from "../workbook/selection.ts";
import { writeOwnSheet } from "../workbook/sheet-writer.ts";
import type { CheckReport } from "./check-report.ts";
import type { Checker } from "./checker.ts";
import { choicesKey, knownChoices, withChoice } from "./choices.ts";
import { type Fixable, independentFixes, isFixable, marksOf, sameMarks } from "./fixes.ts";
import { LiveWorkbook } from "./live-workbook.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import { failureAsProblem } from "./problem.ts";
import { reportSheet } from "./report-sheet.ts";
import { ShownState } from "./shown-state.ts";
import { type Busy, type Change, type Notice, type Problem, reconciled, type SessionState } from "./state.ts";
import { CurrentValues, takeBack, writeFixes } from "./write-fixes.ts";

export interface SessionOptions {
  readonly language: Language;
  /** The office's day, `YYYY-MM-DD`, asked for at each check. */
  readonly today: () => Promise<string>;
  /** Excel keeps the clerk's undo list when an add-in writes (ExcelApi 1.19). */
  readonly keepsUndo: boolean;
  readonly checker: Checker;
}

/** How long after an edit the list follows: the next keystroke often comes sooner. */
const settleMs = 350;
/** How long after Excel said that a cell is being typed into. */
const typingMs = 1500;

export class Session {
  readonly #options: SessionOptions;
  readonly #shown: ShownState;
  #subscription: Subscription | null = null;
  #choicesRead = false;
  readonly #tasks = new OneAtATime();
  readonly #workbook = new LiveWorkbook();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Edits heard so far: a check made during one is out of date when it ends. */
  #edits = 0;
  /** Rows moved since the marks were placed. */
  #moved = false;
  #lastChange = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#shown = new ShownState(options.keepsUndo);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#shown.subscribe(listener);

  readonly state = (): SessionState => this.#shown.now;

  /** Reads, checks and marks the workbook. */
  readonly check = (): Promise<void> =>
    this.#alone("check", async (signal) => {
      await this.#follow();
      const report = await this.#checked(signal, false);
      this.#shown.note(await this.#mark(report, false));
    });

  readonly cancel = (): void => this.#tasks.cancel();

  readonly select = async (sheet: string, address: string): Promise<void> => {
    const failure = await selectCell(sheet, address);
    if (failure !== null) this.#shown.set({ problem: { failure, at: "action" } });
  };

  /** Writes one finding's fix, with every cell that repeats the value, or nothing. */
  readonly apply = (id: string): Promise<void> => {
    const fixes = this.#shown.now.report?.findings.filter(isFixable).filter((finding) => finding.id === id) ?? [];
    return this.#alone("action", async (signal) => {
      const written = await this.#write(fixes);
      if (written > 0) this.#shown.note({ kind: "applied", fixes: written, left: 0 });
      await this.#refresh(signal);
    });
  };

  /** Writes all fixes of a rule, checking again in between: what one fix changes, the next one takes into account. */
  readonly applyAll = (rule: string): Promise<void> =>
    this.#alone("action", async (signal) => {
      const batch = this.#nextChange();
      let written = 0;
      for (;;) {
        const { report } = this.#shown.now;
        const fixes = report === null ? [] : independentFixes(report, rule);
        const now = await this.#write(fixes, batch);
        written += now;
        // Nothing more could be written: what is left is said by its own notice.
        if (now === 0 || signal.aborted) break;
        await this.#checked(signal, true);
      }
      const left =
        this.#shown.now.report?.findings.filter((finding) => finding.rule === rule && isFixable(finding)).length ?? 0;
      if (written > 0) this.#shown.note({ kind: "applied", fixes: written, left });
      await this.#refresh(signal, written > 0);
    });

  /** Writes back what stood there before, unless somebody changed it since. Later changes go first. */
  readonly undo = (changes: readonly Change[]): Promise<void> =>
    this.#alone("action", async (signal) => {
      this.#shown.busy({ task: "writing", share: null, quiet: false });
      const current = new CurrentValues(await this.#workbook.update({ signal }));
      let undone = 0;
      for (const change of [...changes].sort((a, b) => b.id - a.id)) {
        const refused = await takeBack(change, current);
        if (refused !== null) this.#shown.tell(refused);
        if (refused?.kind === "failed" || refused?.kind === "formulas") break;
        if (refused === null) {
          undone++;
          this.#workbook.wrote(change.before);
        }
        this.#shown.set({ changes: this.#shown.now.changes.filter(({ id }) => id !== change.id) });
      }
      if (undone > 0) this.#shown.wrote();
      if (undone === changes.length) this.#shown.note({ kind: "undone", fixes: undone });
      await this.#refresh(signal);
    });

  readonly clearMarks = (): Promise<void> =>
    this.#alone("action", async () => {
      this.#shown.busy({ task: "marking", share: null, quiet: false });
      const kept = await clearMarks();
      this.#shown.wrote();
      this.#shown.set({ marks: "none" });
      this.#shown.note(kept.length > 0 ? { kind: "protected", sheets: kept } : { kind: "cleared" });
    });

  /** Places the marks anew where the list says. */
  readonly refreshMarks = (): Promise<void> =>
    this.#alone("action", async (signal) => {
      const report = this.#shown.now.isStale ? await this.#checked(signal, false) : this.#shown.now.report;
      if (report !== null)
        this.#shown.note((await this.#mark(report, false)) ?? { kind: "marked", cells: marksOf(report).length });
    });

  /** Writes the sheet 校验报告 in the place of the last one. */
  readonly writeReport = (): Promise<void> =>
    this.#alone("action", async (signal) => {
      const report =
        this.#shown.now.report === null || this.#shown.now.isStale
          ? await this.#checked(signal, false)
          : this.#shown.now.report;
      this.#shown.busy({ task: "reporting", share: null, quiet: false });
      const sheet = await writeOwnSheet(reportSheet(report, this.#options.language));
      this.#shown.wrote();
      this.#shown.note({ kind: "reported", sheet });
    });

  /** Decides which field a header stands for (null: none; undefined: as recognised), and remembers it in the workbook. */
  readonly choose = (
    sheet: string,
    decided: readonly { readonly folded: string; readonly field: FieldKey | null | undefined }[],
  ): Promise<void> =>
    this.#alone("action", async (signal) => {
      let { choices } = this.#shown.now;
      for (const { folded, field } of decided) choices = withChoice(choices, sheet, folded, field);
      this.#shown.set({ choices });
      await writeSetting(choicesKey, Object.keys(choices).length === 0 ? null : choices);
      this.#shown.wrote();
      await this.#refresh(signal);
    });

  readonly dismiss = (what: "notice" | "problem" | "undo-lost"): void => {
    this.#shown.set(what === "undo-lost" ? { undoLost: "told" } : { [what]: null });
  };

  /** Runs what the person asked for; every failure becomes a problem the pane shows. */
  async #alone(at: Problem["at"], work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    await this.#tasks.run(false, async (signal) => {
      clearTimeout(this.#timer);
      const busy: Busy = { task: at === "check" ? "reading" : "writing", share: null, quiet: at !== "check" };
      this.#shown.set({ problem: null, notice: null, busy });
      try {
        await work(signal);
      } catch (error) {
        this.#shown.fail(error, at);
      }
      this.#shown.set({ busy: null });
    });
    if (this.#shown.now.isStale) this.#later();
  }

  /** Reads and checks; the list is replaced at the end. */
  async #checked(signal: AbortSignal, quiet: boolean): Promise<CheckReport> {
    const { language, today, checker } = this.#options;
    const edits = this.#edits;
    this.#shown.busy({ task: "reading", share: 0, quiet });
    const reading = { signal, onProgress: (share: number) => this.#shown.busy({ task: "reading", share, quiet }) };
    const snapshot = await (quiet ? this.#workbook.update(reading) : this.#workbook.read(reading));
    this.#shown.busy({ task: "checking", share: null, quiet });
    const { choices, report: before, marks } = this.#shown.now;
    const question = { today: await today(), language, choices };
    const report = reconciled(before, await checker.check(snapshot, question, signal));
    const moved = marks === "placed" && before !== null && !sameMarks(before, report);
    this.#shown.set({ report, isStale: edits !== this.#edits, marks: moved ? "outdated" : marks });
    return report;
  }

  /** After a write of ours: the list again, and the marks where there are any. */
  async #refresh(signal: AbortSignal, isChecked = false): Promise<void> {
    const report = isChecked ? this.#shown.now.report : await this.#checked(signal, true);
    if (report !== null && this.#shown.now.marks !== "none") await this.#mark(report, true);
  }

  async #mark(report: CheckReport, quiet: boolean): Promise<Notice | null> {
    this.#shown.busy({ task: "marking", share: null, quiet });
    const outcome: MarkOutcome = await placeMarks(marksOf(report), report.sheetNames);
    this.#moved = false;
    this.#shown.set({ marks: "placed" });
    if (outcome.marked > 0) this.#shown.wrote();
    return outcome.protectedSheets.length > 0 ? { kind: "protected", sheets: outcome.protectedSheets } : null;
  }

  /** Writes fixes together, or, where one of them stands in the way, each by itself; answers how many were written. */
  async #write(fixes: readonly Fixable[], batch = this.#nextChange()): Promise<number> {
    if (fixes.length === 0) return 0;
    this.#shown.busy({ task: "writing", share: null, quiet: false });
    const { written, refused } = await writeFixes(fixes);
    if (refused !== null) this.#shown.tell(refused);
    const changes = written.map((change): Change => ({ ...change, id: this.#nextChange(), batch }));
    if (changes.length > 0) this.#shown.wrote();
    for (const { after } of changes) this.#workbook.wrote(after);
    this.#shown.set({ changes: [...this.#shown.now.changes, ...changes] });
    return changes.length;
  }

  #nextChange(): number {
    this.#lastChange++;
    return this.#lastChange;
  }

  /** From the first check on the workbook's own choices hold, and the list follows its edits. */
  async #follow(): Promise<void> {
    if (!this.#choicesRead) {
      this.#shown.set({ choices: knownChoices(await readSetting(choicesKey)) });
      this.#choicesRead = true;
    }
    this.#subscription ??= await subscribe((event) => this.#hear(event));
  }

  #hear(event: WorkbookEvent): void {
    if (event.kind === "activated" || event.kind === "protection") return;
    if ("own" in event && event.own) return;
    this.#edits++;
    this.#workbook.hear(event);
    // Marks stay where they are while rows move under them: they are placed anew.
    this.#moved ||= event.kind === "sorted" || event.kind === "restructured";
    if (this.#shown.now.report === null) return;
    this.#shown.set({ isStale: true });
    this.#later();
  }

  #later(ms = settleMs): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tasks.run(true, (signal) => this.#recheck(signal)), ms);
  }

  async #recheck(signal: AbortSignal): Promise<void> {
    if (!this.#shown.now.isStale) return;
    try {
      const report = await this.#checked(signal, true);
      const { marks } = this.#shown.now;
      if (marks !== "none" && (this.#moved || (marks === "outdated" && this.#options.keepsUndo)))
        await this.#mark(report, true);
    } catch (error) {
      // The next cell is being typed into already, or the person wanted something else first: the list waits.
      const { kind } = failureAsProblem(error);
      if (kind === "cell-edit-mode" || kind === "cancelled") this.#later(typingMs);
      else this.#shown.fail(error, "action");
    }
    this.#shown.set({ busy: null });
  }
}
