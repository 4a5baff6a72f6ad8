// Whether differently written host names are probably one firm (renamed, abbreviated, region or legal form moved), and which of many are.
// Says how like two names are; that they mean the same host is decided by a person.
import { foldName } from "./names.ts";

const leastDice = 0.8;
const brackets = /[()[\]{}〔〕【】〈〉《》「」『』]/g;
const regionAndForm = /北京市?|大兴区?|股份|集团/g;
const company = /有限(?:责任)?公司/g;

/** A folded host name without brackets, region, and legal form. */
export function coreOfHost(foldedHost: string): string {
  return foldedHost.replace(brackets, "").replace(regionAndForm, "").replace(company, "");
}

/** Dice coefficient of the two texts' bigrams, each occurrence counted: 0 to 1. */
function bigramLikeness(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const bigram = a.slice(i, i + 2);
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const bigram = b.slice(i, i + 2);
    const left = counts.get(bigram) ?? 0;
    if (left === 0) continue;
    counts.set(bigram, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}

export function similarCores(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.includes(short)) return true;
  // Even were all bigrams of the shorter text in the longer, the likeness could not be more than this.
  const atMost = (2 * (short.length - 1)) / (a.length + b.length - 2);
  return atMost >= leastDice && bigramLikeness(a, b) >= leastDice;
}

/** Equal once region, legal form and brackets are dropped, or one then contains the other with at least two characters, or Dice at least 0.8. */
export function similarHosts(a: string, b: string): boolean {
  const [foldedA, foldedB] = [foldName(a), foldName(b)];
  return foldedA !== "" && (foldedA === foldedB || similarCores(coreOfHost(foldedA), coreOfHost(foldedB)));
}

/** The core's bigrams with their repetitions; a core of one character is its own. */
function gramsOf(core: string): string[] {
  if (core.length < 2) return core === "" ? [] : [core];
  return Array.from({ length: core.length - 1 }, (_, at) => core.slice(at, at + 2));
}

/** Of two similar cores the shorter has at most one in so many bigrams that the longer has not: none where contained, else by {@link leastDice}. */
const oneMayDifferIn = Math.round(1 / (1 - leastDice));

/** The rarest bigrams of a core, so many that of two similar ones the longer has at least one of the shorter's. */
function rarest(grams: readonly string[], frequency: (gram: string) => number): readonly string[] {
  const mayDiffer = Math.floor(grams.length / oneMayDifferIn);
  return [...grams].sort((a, b) => frequency(a) - frequency(b)).slice(0, mayDiffer + 1);
}

const fewestToIndex = 32;

/**
 * Finds, among many cores, those that may be similar to a given one (all that are, and some others), without comparing it with
 * each. Answers are positions in `cores`.
 */
export function similarCandidates(cores: readonly string[]): (core: string) => Iterable<number> {
  const all = cores.map((_, position) => position);
  // So few are compared sooner than looked up.
  if (cores.length < fewestToIndex) return () => all;
  const byGram = new Map<string, number[]>();
  const byRarest = new Map<string, number[]>();
  const frequency = (gram: string) => byGram.get(gram)?.length ?? 0;
  const grams = cores.map(gramsOf);
  for (const position of all) for (const gram of grams[position] ?? []) add(byGram, gram, position);
  for (const position of all) for (const gram of rarest(grams[position] ?? [], frequency)) add(byRarest, gram, position);
  return (core) => {
    const own = gramsOf(core);
    const found = new Set<number>();
    // Those no longer than it, then those no shorter.
    for (const gram of own) for (const position of byRarest.get(gram) ?? []) found.add(position);
    for (const gram of rarest(own, frequency)) for (const position of byGram.get(gram) ?? []) found.add(position);
    return found;
  };
}

function add(positions: Map<string, number[]>, key: string, position: number): void {
  const known = positions.get(key);
  if (known === undefined) positions.set(key, [position]);
  else known.push(position);
}
