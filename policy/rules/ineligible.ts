// Which applications have an `eligibility/` error (article 6): what the rules on shortlists and decisions ask. Computed once a dossier.
// It repeats none of those rules; it runs them.
import type { Dossier, Row } from "../dossier.ts";
import { joined } from "../joins.ts";
import type { FieldKey } from "../records/fields.ts";
import type { RowRule } from "../rule.ts";
import { eligibilityRules } from "./eligibility.ts";

const barring = eligibilityRules.filter((rule): rule is RowRule => rule.severity === "error" && rule.scope === "row");

/** The fields that can make an application ineligible. */
export const eligibilityFields: readonly FieldKey[] = [...new Set(barring.flatMap(({ reads }) => reads))];

const byDossier = new WeakMap<Dossier, Map<Row, string | null>>();

function errorOf(application: Row, dossier: Dossier): string | null {
  for (const rule of barring) {
    let broken = false;
    rule.check(application, dossier, () => {
      broken = true;
    });
    if (broken) return rule.id;
  }
  return null;
}

/** The first `eligibility/` error of the row's application; null where it has none, or where an application of the same name has none. */
export function ineligibility(row: Row, dossier: Dossier): { readonly application: Row; readonly rule: string } | null {
  let errors = byDossier.get(dossier);
  if (errors === undefined) {
    errors = new Map();
    byDossier.set(dossier, errors);
  }
  let first: { application: Row; rule: string } | null = null;
  for (const application of joined(row, "applications", dossier)) {
    if (application.sheet.knownRound !== null) continue;
    let rule = errors.get(application);
    if (rule === undefined) {
      rule = errorOf(application, dossier);
      errors.set(application, rule);
    }
    if (rule === null) return null;
    first ??= { application, rule };
  }
  return first;
}
