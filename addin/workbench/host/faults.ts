// Faults a test asks for: at which of the coming batches, and what goes wrong there. One fault a batch, each used once.

/** Numbers the library turns into client errors (excel-web-16.00.js). */
export const CHANNEL_ERROR = { cellEditMode: 5004, requestTooLarge: 5103, responseTooLarge: 5104, accessDenied: 7000 } as const;

export type Fault =
  /** The channel itself refuses: nothing of the batch runs. */
  | { readonly kind: "channel"; readonly error: number }
  /** The action at that index fails with an Excel error code; what ran before it stays applied. */
  | { readonly kind: "action"; readonly index: number; readonly code: string }
  /** The batch runs, and its answer never arrives. */
  | { readonly kind: "lost" };

export class Faults {
  readonly #planned = new Map<number, Fault>();
  #count = 0;

  /** `batch` counts from 0 for the next batch of the add-in; housekeeping is not counted. */
  plan(batch: number, fault: Fault): void {
    this.#planned.set(this.#count + batch, fault);
  }

  /** The fault for the batch that begins now, if any. */
  next(): Fault | null {
    const fault = this.#planned.get(this.#count) ?? null;
    this.#planned.delete(this.#count);
    this.#count += 1;
    return fault;
  }
}
