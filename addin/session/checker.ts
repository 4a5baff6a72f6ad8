// The pane's side of the checking thread: sends a workbook piece by piece, hands back the report. Never checks on the page's own thread.
import type { Language } from "../../policy/wording/entry.ts";
import type { SheetSnapshot, Snapshot } from "../mapping/snapshot.ts";
import type { FromChecker, ToChecker } from "./check-protocol.ts";
import type { CheckReport, ReportFinding } from "./check-report.ts";
import type { Choices } from "./recognition.ts";
import { patchesBetween } from "./snapshot-patch.ts";

export interface Question {
  readonly today: string;
  readonly language: Language;
  readonly choices: Choices;
}

/** Why no report came: stopped by the person, the program could not be loaded (no network), or a fault of ours. */
export class CheckError extends Error {
  readonly reason: "cancelled" | "not-loaded" | "broken";

  constructor(reason: CheckError["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

/** Cells a message: some milliseconds of copying. */
const cellsAMessage = 12_000;

/** Lets the page answer clicks and paint between two pieces. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function* piecesOf(sheet: SheetSnapshot): Generator<ToChecker> {
  const { values, texts, formats, ...rest } = sheet;
  yield { kind: "sheet", sheet: rest };
  const rows = Math.max(1, Math.floor(cellsAMessage / Math.max(1, values[0]?.length ?? 1)));
  for (let from = 0; from < values.length; from += rows) {
    const until = from + rows;
    yield {
      kind: "rows",
      values: values.slice(from, until),
      texts: texts.slice(from, until),
      formats: formats.slice(from, until),
    };
  }
}

export class Checker {
  #worker: Worker | null = null;
  /** What the checking thread holds. */
  #sent: Snapshot | null = null;

  /** Loads the checking program ahead of the first check. */
  warm(): void {
    this.#started();
  }

  /** The report on `snapshot`; rejects with a {@link CheckError}. */
  async check(snapshot: Snapshot, question: Question, signal: AbortSignal): Promise<CheckReport> {
    const worker = this.#started();
    const answered = this.#answer(worker, signal);
    // Sending may be given up half-way; the answer alone says how it ended.
    this.#send(worker, snapshot, question, signal).catch(() => this.#drop(worker));
    try {
      return await answered;
    } catch (error) {
      // A thread that was stopped, or broke, holds half a workbook.
      this.#drop(worker);
      throw error;
    }
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module", name: "check" });
    // One that could not be loaded ahead of time must not be waited for: the next check tries again.
    worker.addEventListener("error", () => this.#drop(worker));
    this.#worker = worker;
    return worker;
  }

  #drop(worker: Worker): void {
    worker.terminate();
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#sent = null;
  }

  async #send(worker: Worker, snapshot: Snapshot, question: Question, signal: AbortSignal): Promise<void> {
    const post = (message: ToChecker): void => worker.postMessage(message);
    const patches = this.#sent === null ? null : patchesBetween(this.#sent, snapshot);
    if (patches === null) {
      post({ kind: "workbook", date1904: snapshot.date1904 });
      for (const sheet of snapshot.sheets) {
        for (const piece of piecesOf(sheet)) {
          if (signal.aborted) return;
          post(piece);
          if (piece.kind === "rows") await breathe();
        }
      }
    } else for (const patch of patches) post(patch);
    this.#sent = snapshot;
    post({ kind: "check", ...question });
  }

  #answer(worker: Worker, signal: AbortSignal): Promise<CheckReport> {
    const listening = new AbortController();
    return new Promise<CheckReport>((resolve, reject) => {
      const findings: ReportFinding[] = [];
      const fail = (reason: CheckError["reason"]): void => reject(new CheckError(reason));
      const { signal: until } = listening;
      signal.addEventListener("abort", () => fail("cancelled"), { signal: until });
      worker.addEventListener("error", () => fail("not-loaded"), { signal: until });
      worker.addEventListener(
        "message",
        ({ data }: MessageEvent<FromChecker>) => {
          if (data.kind === "findings") findings.push(...data.findings);
          else if (data.kind === "done") resolve({ ...data.report, findings });
          else fail("broken");
        },
        { signal: until },
      );
      if (signal.aborted) fail("cancelled");
    }).finally(() => listening.abort());
  }
}
