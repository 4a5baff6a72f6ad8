// Which rulings (解释口径) a finding rests on, so that the pane shows them beside it. Decides nothing; the rules do.
import type { Ruling, Rulings } from "../../policy/rulings.ts";

const byRule: Readonly<Record<string, readonly Ruling["id"][]>> = {
  "notice/too-short": ["notice-days"],
  "notice/narrow-count": ["notice-days"],
  "notice/objection-open": ["objections-block"],
  "duplicate/lead-technician": ["one-application-per-technician"],
  "duplicate/municipal-undeclared": ["municipal-programmes"],
  "duplicate/municipal-possible": ["municipal-programmes"],
  "scoring/out-of-range": ["scoring"],
  "scoring/too-few-experts": ["scoring"],
  "scoring/average": ["scoring"],
  "scoring/rank": ["scoring"],
  "scoring/shortlist": ["scoring"],
  "scoring/tie-at-cut": ["scoring"],
  "funding/municipal": ["municipal-excludes-award", "municipal-after-approval"],
  "funding/second-tranche": ["second-tranche-scale"],
  "funding/before-one-year": ["year-starts"],
  "funding/without-pass": ["recheck-pass-pays"],
  "funding/payee": ["payee-is-host"],
  "assessment/too-early": ["assessment-after-year", "year-starts"],
  "assessment/due": ["year-starts"],
  "assessment/no-deadline": ["rectification-days"],
  "assessment/recheck-overdue": ["rectification-days"],
};

/** Rules that rest on `skill-certificate` only where a round's ruling does not count such certificates. */
const onCertificate: ReadonlySet<string> = new Set(["eligibility/skill-level", "eligibility/relaxation"]);

/** The rulings that a finding of this rule rests on, under the rulings in force. */
export function restingOn(rule: string, rulings: Rulings): readonly Ruling["id"][] {
  if (onCertificate.has(rule)) return rulings["skill-certificate"] === "no" ? ["skill-certificate"] : [];
  return byRule[rule] ?? [];
}
