// Why something could not be done in Excel, as a small tagged union read from error codes, never from messages.

export type WorkbookFailure =
  /** Somebody is typing into a cell; Enter or Esc ends it. */
  | { readonly kind: "cell-edit-mode" }
  /** The sheet, or the workbook's structure, is protected. */
  | { readonly kind: "protected"; readonly sheet: string | null }
  /** More than Excel carries in one request, even in the smallest piece. */
  | { readonly kind: "too-large" }
  | { readonly kind: "cancelled" }
  /** A sheet that is no longer there. */
  | { readonly kind: "missing"; readonly sheet: string }
  /** Anything else, with Excel's own code for the message's small print. */
  | { readonly kind: "failed"; readonly code: string };

/** Thrown where a whole operation cannot be done; `failure` says why. */
export class WorkbookError extends Error {
  readonly failure: WorkbookFailure;

  constructor(failure: WorkbookFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

const PROTECTED_CODES = new Set(["AccessDenied", "Unauthorized", "PermissionDenied"]);
const TOO_LARGE_CODES = new Set(["ResponsePayloadSizeLimitExceeded", "RequestPayloadSizeLimitExceeded"]);

export const failureOf = (error: unknown): WorkbookFailure => {
  if (error instanceof WorkbookError) return error.failure;
  const code = error instanceof OfficeExtension.Error ? error.code : "";
  if (code === "InvalidOperationInCellEditMode") return { kind: "cell-edit-mode" };
  if (PROTECTED_CODES.has(code)) return { kind: "protected", sheet: null };
  if (TOO_LARGE_CODES.has(code)) return { kind: "too-large" };
  return { kind: "failed", code: code === "" ? "Unknown" : code };
};

/** Runs against Excel; every error leaves as a WorkbookError. */
export const inExcel = async <T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> => {
  try {
    return await Excel.run(work);
  } catch (error) {
    throw new WorkbookError(failureOf(error));
  }
};

/** Waits for one round trip, or stops waiting when the caller cancels; Excel itself cannot be interrupted. */
export const syncOrCancel = async (context: Excel.RequestContext, signal: AbortSignal | undefined): Promise<void> => {
  if (signal?.aborted) throw new WorkbookError({ kind: "cancelled" });
  if (!signal) {
    await context.sync();
    return;
  }
  let stop = (): void => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    stop = () => reject(new WorkbookError({ kind: "cancelled" }));
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    await Promise.race([context.sync(), cancelled]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
};
