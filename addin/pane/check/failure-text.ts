// The sentence for what Excel or the checking program would not do: what happened and what to do.
import type { Problem } from "../../session/state.ts";
import type { Strings } from "../strings/strings.ts";

export function workbookFailureText(failure: Problem["failure"], { problem: say }: Strings): string {
  switch (failure.kind) {
    case "cell-edit-mode":
      return say.cellEdit;
    case "protected":
      return failure.sheet === null ? say.protectedBook : say.protectedSheet(failure.sheet);
    case "too-large":
      return say.tooLarge;
    case "missing":
      return say.missing(failure.sheet);
    case "not-loaded":
      return say.notLoaded;
    case "broken":
      return say.broken(failure.reference);
    case "cancelled":
      return say.failed("Cancelled");
    case "failed":
      return say.failed(failure.code);
  }
}
