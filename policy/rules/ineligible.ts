// Which applications have an `eligibility/` error (article 6): what the rules on shortlists and decisions ask.
// It repeats none of those rules; it runs them.
import { derived } from "../derived.ts";
import type { Dossier, Row } from "../dossier.ts";
import { joined } from "../joins.ts";
import type { FieldKey } from "../records/fields.ts";
import type { RowRule } from "../rule.ts";
import { eligibilityRules } from "./eligibility.ts";

const barring = eligibilityRules.filter((rule): rule is RowRule => rule.severity === "error" && rule.scope === "row");

/** The fields that can make an application ineligible. */
export const eligibilityFields: readonly FieldKey[] = [...new Set(barring.flatMap(({ reads }) => reads))];

/** What was found before of applications that were not edited since: these rules look at nothing but the row and the round's settings. */
const knownErrors = derived(
  () => new WeakMap<Row, { readonly rule: string | null }>(),
  (before) => before,
);

function errorOf(application: Row, dossier: Dossier): string | null {
  const known = knownErrors(dossier).get(application);
  if (known !== undefined) return known.rule;
  const rule = firstError(application, dossier);
  knownErrors(dossier).set(application, { rule });
  return rule;
}

function firstError(application: Row, dossier: Dossier): string | null {
  let broken: string | null = null;
  for (const { id, check } of barring) {
    check(application, dossier, () => {
      broken ??= id;
    });
    if (broken !== null) break;
  }
  return broken;
}

/** The first `eligibility/` error of the row's application; null where it has none, or where an application of the same name has none. */
export function ineligibility(row: Row, dossier: Dossier): { readonly application: Row; readonly rule: string } | null {
  let first: { application: Row; rule: string } | null = null;
  for (const application of joined(row, "applications", dossier)) {
    if (application.sheet.knownRound !== null) continue;
    const rule = errorOf(application, dossier);
    if (rule === null) return null;
    first ??= { application, rule };
  }
  return first;
}
