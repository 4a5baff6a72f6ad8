// The page's end of the line to the Web Worker: a promise a question. Draws nothing.
import type { FromWorker, QuestionName, Questions, ToWorker } from "./protocol.ts";

/** A sentence, in Chinese and English, for the person at the screen. */
export class Refused extends Error {}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Refused) => void;
}

export class ExcelClient {
  onChanged: () => void = () => undefined;
  onPaneMessage: (text: string) => void = () => undefined;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#receive(data));
  }

  /** @throws Refused */
  ask<Name extends QuestionName>(name: Name, input: Questions[Name]["ask"]): Promise<Questions[Name]["answer"]> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      // The worker answers the question it was asked; the types of the pair are those of `Questions`.
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#post({ kind: "ask", id, name, input } as ToWorker);
    });
  }

  toPane(text: string): void {
    this.#post({ kind: "pane", text });
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    if (message.kind === "changed") this.onChanged();
    else if (message.kind === "pane") this.onPaneMessage(message.text);
    else {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.kind === "answer") waiting?.resolve(message.value);
      else waiting?.reject(new Refused(message.sentence));
    }
  }
}
