// A severity as a word with the colour of its mark in the sheet; the word carries the meaning.
import type { Severity } from "../../../policy/finding.ts";
import { severityLabel } from "../../../policy/wording/labels.ts";
import { MARK_COLORS } from "../../workbook/marks.ts";
import { useWording } from "../strings/strings.ts";

/** The gravest first. */
export const severities: readonly Severity[] = ["error", "review", "warning", "note"];

export const Swatch = ({ severity }: { readonly severity: Severity }) => (
  <span className="swatch" style={{ backgroundColor: MARK_COLORS[severity] }} aria-hidden="true" />
);

export function SeverityTag({ severity }: { readonly severity: Severity }) {
  const { language } = useWording();
  return (
    <span className="severity-tag">
      <Swatch severity={severity} />
      {severityLabel(severity, language)}
    </span>
  );
}
