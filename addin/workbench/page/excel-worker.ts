// The Web Worker that the simulated Excel lives in, so that its work is never on the pane's thread.
import { ExcelSession } from "./excel-session.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

/** Changes come in bursts, a batch after a batch; the page hears of them once a frame. */
const NOTICE_MS = 16;

let session: ExcelSession | null = null;
let isNoticeDue = false;

function post(message: FromWorker): void {
  self.postMessage(message);
}

function noteChange(): void {
  if (isNoticeDue) return;
  isNoticeDue = true;
  setTimeout(() => {
    isNoticeDue = false;
    post({ kind: "changed" });
  }, NOTICE_MS);
}

/** Questions after which nothing can look different. */
const READING: ReadonlySet<string> = new Set(["outline", "layout", "cells", "content", "text", "save", "typing", "press"]);

function answer(message: Extract<ToWorker, { kind: "ask" }>): unknown {
  if (message.name === "open") {
    session = new ExcelSession(message.input, (text) => post({ kind: "pane", text }));
    return session.outline();
  }
  if (session === null) throw new Error("请先打开一个工作簿。 Open a workbook first.");
  // The compiler cannot follow that name and input belong together once the union is taken apart.
  const ask = session.answers[message.name] as (input: unknown) => unknown;
  return ask(message.input);
}

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "pane") {
    session?.receive(data.text);
    noteChange();
    return;
  }
  try {
    post({ kind: "answer", id: data.id, value: answer(data) });
    if (!READING.has(data.name)) noteChange();
  } catch (error) {
    post({ kind: "refused", id: data.id, sentence: error instanceof Error ? error.message : String(error) });
  }
});
