// Headers that are near an alias but none: proposed to the clerk, never used by themselves.
import { type Alias, allAliases, type Claim } from "./aliases.ts";

/** The field a folded header probably means, among the claims allowed on its sheet, or null. */
export function suggestClaim(folded: string, allowed: (claim: Claim) => boolean): Claim | null {
  if (folded.length < 2 || folded.length > 30) return null;
  let best: { alias: Alias; cost: number } | null = null;
  for (const alias of allAliases) {
    if (!allowed(alias.claim)) continue;
    const cost = distanceCost(folded, alias.text);
    if (cost !== null && (best === null || cost < best.cost)) best = { alias, cost };
  }
  return best?.alias.claim ?? null;
}

/** Lower is nearer; null where the two are not near at all. */
function distanceCost(header: string, alias: string): number | null {
  // Short words are near everything: one edit in three characters, two in five.
  const most = alias.length >= 5 ? 2 : alias.length >= 3 ? 1 : 0;
  const edits = most > 0 ? editDistance(header, alias, most) : null;
  if (edits !== null) return edits;
  // A contained alias: the longer the better.
  if (alias.length >= 2 && header.includes(alias)) return 10 + (header.length - alias.length);
  return null;
}

/** Levenshtein distance where it is at most `most`, else null. */
function editDistance(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  const distance = previous[b.length] ?? most + 1;
  return distance <= most ? distance : null;
}
