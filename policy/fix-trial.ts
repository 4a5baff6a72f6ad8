// Tries a fix on all rules before it is offered: it has to clear its finding and may add no other.
// Writes nothing: the trial runs on a copy of the records.
import { type Replaced, replaceRows } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import type { Fix, Place } from "./finding.ts";
import type { FieldKey } from "./records/fields.ts";
import type { Report, Rule } from "./rule.ts";
import { affectedRows, rowsOf } from "./rule-rows.ts";

/** A trial runs many rules over all rows; beyond these a check would take too long, and the fix is withheld. */
const mostTrials = 24;
const mostRowsTried = 100_000;

interface Trials {
  left: number;
  /** What each rule says before, where a trial has asked for it. */
  readonly before: Map<Rule, ReadonlySet<string>>;
}

const trialsByDossier = new WeakMap<Dossier, Trials>();

function trialsOf(dossier: Dossier): Trials {
  const known = trialsByDossier.get(dossier);
  if (known !== undefined) return known;
  const rows = Object.values(dossier.rows).reduce((sum, { length }) => sum + length, 1);
  const trials: Trials = { left: Math.min(mostTrials, Math.floor(mostRowsTried / rows)), before: new Map() };
  trialsByDossier.set(dossier, trials);
  return trials;
}

const textOf = ({ place }: Report): string => {
  if ("setting" in place) return place.setting;
  if ("sheet" in place) return `${place.sheet.index} ${place.field}`;
  return `${place.row.sheet.index} ${place.row.number} ${place.field} ${place.expert ?? ""}`;
};

function saidBy(rule: Rule, dossier: Dossier, rows: readonly Row[] | null = null): ReadonlySet<string> {
  const said = new Set<string>();
  const say = (report: Report) => {
    said.add(textOf(report));
  };
  if (rule.scope === "round") rule.check(dossier, say);
  else for (const row of rows ?? rowsOf(rule, dossier)) rule.check(row, dossier, say);
  return said;
}

/** The rows with the fix written in every cell it names. */
function withFix(place: Place, fix: Fix): Replaced {
  const copies = new Map<Row, Row>();
  for (const { place: at, value } of [{ place, value: fix.value }, ...fix.also]) {
    const { fields, ...row } = copies.get(at.row) ?? at.row;
    copies.set(at.row, { ...row, fields: { ...fields, [at.field]: value } });
  }
  return copies;
}

function saidBefore(rule: Rule, dossier: Dossier, { before }: Trials): ReadonlySet<string> {
  const known = before.get(rule) ?? saidBy(rule, dossier);
  before.set(rule, known);
  return known;
}

/** Whether the fix, once written, clears the rule's finding at `place` and adds none of any of `rules`; false too where too many were tried. */
export function staysInOrder(rule: Rule, place: Place, fix: Fix, dossier: Dossier, rules: readonly Rule[]): boolean {
  const trials = trialsOf(dossier);
  if (trials.left <= 0) return false;
  trials.left -= 1;
  const changed = new Set<FieldKey>([place.field, ...fix.also.map((other) => other.place.field)]);
  const replaced = withFix(place, fix);
  const fixed = replaceRows(dossier, replaced);
  return rules.every((other) => {
    // A rule that reads none of the cells written says what it said.
    if (!other.reads.some((field) => changed.has(field))) return true;
    const affected = other.scope === "row" ? affectedRows(other, replaced, dossier, fixed) : null;
    const after = saidBy(other, fixed, affected?.again);
    if (after.size === 0) return true;
    if (other === rule && after.has(textOf({ place }))) return false;
    const before = affected === null ? saidBefore(other, dossier, trials) : saidBy(other, dossier, affected.gone);
    return [...after].every((said) => before.has(said));
  });
}
