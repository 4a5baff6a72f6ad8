// Labelled pairs of an application and a row of the municipal list, made up from a seed, and how well the matching tells them apart.
// `same` says that a person ought to see the pair (article 14); all people and firms are invented.
import { municipalMatch, type StudioFields } from "../../policy/likeness.ts";
import {
  brandCharacters,
  type Draw,
  drawFrom,
  type Firm,
  fullName,
  givenCharacters,
  makePerson,
  makeStudio,
  otherFirm,
  otherOccupation,
  otherPerson,
  pick,
  type Studio,
} from "./invented-studios.ts";

export interface LabelledPair {
  readonly kind: string;
  readonly application: StudioFields;
  readonly award: StudioFields;
  readonly same: boolean;
}

/** The row of a list; lists differ in which identifiers they give. */
function rowOf(studio: Studio, host: string, lists: { readonly id: boolean; readonly code: boolean }): StudioFields {
  return {
    hostName: host,
    leadName: studio.lead,
    occupation: studio.occupation,
    studioName: `${host}${studio.lead}${studio.occupation}首席技师工作室`,
    ...(lists.id ? { leadIdNumber: studio.id } : {}),
    ...(lists.code ? { creditCode: studio.code } : {}),
  };
}

/** One character replaced by another of the kind that is easily mistyped for it. */
function mistype(draw: Draw, text: string, from: readonly string[]): string {
  const at = draw(text.length);
  const character = pick(
    draw,
    from.filter((other) => other !== text[at]),
  );
  return text.slice(0, at) + character + text.slice(at + 1);
}

const bare = { id: false, code: false };
const some = (draw: Draw) => ({ id: draw(2) === 0, code: draw(2) === 0 });

/** The host's name as another office might write it: region and legal form moved, dropped or changed. */
function rewritten(draw: Draw, { brand, trade }: Firm): string {
  return pick(draw, [
    `${brand}${trade}（北京）有限公司`,
    `北京${brand}${trade}股份有限公司`,
    `北京${brand}${trade}有限责任公司`,
    `北京市大兴区${brand}${trade}有限公司`,
    `${brand}${trade}`,
    `北京${brand}${trade}集团有限公司`,
    `北京${brand}（集团）${trade}有限公司`,
    `北京大兴${brand}${trade}公司`,
  ]);
}

/** How a list's row comes from a studio that it does or does not name; the weight is how often among the others. */
interface Kind {
  readonly kind: string;
  readonly same: boolean;
  readonly weight: number;
  readonly award: (studio: Studio, draw: Draw) => StudioFields;
}

const sameStudio: readonly Kind[] = [
  { kind: "as applied for", same: true, weight: 8, award: (s, draw) => rowOf(s, fullName(s), some(draw)) },
  {
    kind: "width and spaces",
    same: true,
    weight: 4,
    award: (s) => ({ ...rowOf(s, ` ${fullName(s).replace("有", "　有")}`, bare), leadName: [...s.lead].join(" ") }),
  },
  { kind: "legal form and region moved", same: true, weight: 12, award: (s, draw) => rowOf(s, rewritten(draw, s), bare) },
  {
    kind: "renamed, the old name within the new",
    same: true,
    weight: 5,
    award: (s, draw) => rowOf(s, `北京${s.brand}${s.trade}${pick(draw, ["发展", "实业", "控股"])}有限公司`, bare),
  },
  {
    kind: "renamed, the list has ID numbers",
    same: true,
    weight: 4,
    award: (s, draw) => rowOf(s, fullName(otherFirm(draw, s)), { id: true, code: false }),
  },
  {
    kind: "renamed, the list has credit codes",
    same: true,
    weight: 4,
    award: (s, draw) => rowOf(s, fullName(otherFirm(draw, s)), { id: false, code: true }),
  },
  {
    kind: "host mistyped, the list has identifiers",
    same: true,
    weight: 5,
    award: (s, draw) =>
      rowOf(
        s,
        mistype(draw, fullName(s), brandCharacters),
        draw(2) === 0 ? { id: true, code: false } : { id: false, code: true },
      ),
  },
  {
    kind: "lead mistyped",
    same: true,
    weight: 5,
    award: (s, draw) => rowOf({ ...s, lead: mistype(draw, s.lead, givenCharacters) }, fullName(s), some(draw)),
  },
  {
    kind: "ID number mistyped",
    same: true,
    weight: 3,
    award: (s, draw) => rowOf({ ...s, id: mistype(draw, s.id, [..."0123456789"]) }, fullName(s), { id: true, code: false }),
  },
  {
    kind: "host mistyped, no identifiers in the list",
    same: true,
    weight: 1,
    award: (s, draw) => rowOf(s, mistype(draw, fullName(s), brandCharacters), bare),
  },
  {
    kind: "same host and occupation, another lead",
    same: true,
    weight: 4,
    award: (s, draw) => rowOf({ ...s, ...otherPerson(draw, s.lead) }, fullName(s), some(draw)),
  },
];

const otherStudio: readonly Kind[] = [
  {
    kind: "strangers",
    same: false,
    weight: 20,
    award: (s, draw) => strangerRow(draw, { ...otherFirm(draw, s), ...otherPerson(draw, s.lead) }, s),
  },
  {
    kind: "namesake in another firm",
    same: false,
    weight: 10,
    award: (s, draw) => strangerRow(draw, { ...otherFirm(draw, s), lead: s.lead, id: makePerson(draw).id }, s),
  },
  {
    kind: "namesake in another firm of the same trade",
    same: false,
    weight: 4,
    award: (s, draw) => strangerRow(draw, { ...otherFirm(draw, s), trade: s.trade, lead: s.lead, id: makePerson(draw).id }, s),
  },
  {
    kind: "same host, another lead, another occupation",
    same: false,
    weight: 8,
    award: (s, draw) => {
      const occupation = otherOccupation(draw, s.occupation);
      return rowOf({ ...s, ...otherPerson(draw, s.lead), occupation }, fullName(s), some(draw));
    },
  },
  {
    kind: "another person in a firm of similar name",
    same: false,
    weight: 4,
    award: (s, draw) => rowOf({ ...s, ...otherPerson(draw, s.lead) }, `${s.brand}实业有限公司`, { id: true, code: false }),
  },
];

/** A row of another studio; the same occupation as often as not. */
function strangerRow(draw: Draw, other: Firm & { readonly lead: string; readonly id: string }, studio: Studio): StudioFields {
  const occupation = draw(2) === 0 ? studio.occupation : otherOccupation(draw, studio.occupation);
  return rowOf({ ...other, occupation }, fullName(other), some(draw));
}

const kinds = [...sameStudio, ...otherStudio].flatMap((kind) => Array.from({ length: kind.weight }, () => kind));

/** `n` labelled pairs, the same ones for the same seed. */
export function generatePairs(seed: number, n: number): readonly LabelledPair[] {
  const draw = drawFrom(seed);
  return Array.from({ length: n }, () => {
    const studio = makeStudio(draw);
    const { kind, same, award } = pick(draw, kinds);
    return { kind, same, application: rowOf(studio, fullName(studio), { id: true, code: true }), award: award(studio, draw) };
  });
}

export interface MatchingQuality {
  /** Of the pairs that were matched, the share that should be. */
  readonly precision: number;
  /** Of the pairs that should be matched, the share that was. */
  readonly recall: number;
  /** Pairs and wrong answers of each kind. */
  readonly kinds: ReadonlyMap<string, { readonly pairs: number; readonly wrong: number }>;
}

/** How well municipalMatch answers the labels; any match counts, exact or possible. */
export function measureMatching(pairs: readonly LabelledPair[]): MatchingQuality {
  const counts = { found: 0, missed: 0, mistaken: 0 };
  const tally = new Map<string, { pairs: number; wrong: number }>();
  for (const { kind, application, award, same } of pairs) {
    const matched = municipalMatch(application, award) !== null;
    if (same) counts[matched ? "found" : "missed"] += 1;
    else if (matched) counts.mistaken += 1;
    const sofar = tally.get(kind) ?? { pairs: 0, wrong: 0 };
    tally.set(kind, { pairs: sofar.pairs + 1, wrong: sofar.wrong + (matched === same ? 0 : 1) });
  }
  return {
    precision: counts.found / (counts.found + counts.mistaken),
    recall: counts.found / (counts.found + counts.missed),
    kinds: tally,
  };
}
