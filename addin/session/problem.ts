// Why something could not be done, from whatever was thrown: Excel's refusal, a check that did not come about, or a fault of ours.
import { failureOf, WorkbookError } from "../workbook/failure.ts";
import { CheckError } from "./checker.ts";
import type { Problem } from "./state.ts";

/** A number by which a person can report a fault of ours; it says nothing about the workbook. */
const reference = (): string => `SR-${Date.now().toString(36).toUpperCase()}`;

/** What the pane shows of an error; nothing of the error itself, which may quote cells. */
export function failureAsProblem(error: unknown): Problem["failure"] {
  if (error instanceof CheckError)
    return error.reason === "broken" ? { kind: "broken", reference: reference() } : { kind: error.reason };
  if (error instanceof WorkbookError || error instanceof OfficeExtension.Error) return failureOf(error);
  return { kind: "broken", reference: reference() };
}
