// Every number and list of the measures as dated values, each with its article; rules read them by date and hold none of their own.
// An amended policy adds a value with a later `from`; it never edits one.
import type { Grade, IsoDate, Level } from "./kinds.ts";
import { isoDateSchema } from "./kinds.ts";
import { yuan } from "./money.ts";
import { foldName } from "./names.ts";

interface DatedValue<T> {
  /** First day on which the value holds. */
  readonly from: IsoDate;
  readonly value: T;
  /** As the text numbers it; null for an office convention or another law's. */
  readonly article: string | null;
}

/** The measures took effect on the day they were printed (cover notice, article 17). */
export const effectiveDate: IsoDate = isoDateSchema.parse("2019-12-30");

const since2019 = <T>(value: T, article: string | null): readonly [DatedValue<T>, ...DatedValue<T>[]] => [
  { from: effectiveDate, value, article },
];

/** A ground for relaxing the level, in the article's words, with what clerks write for it. */
interface RelaxationGround {
  readonly ground: string;
  readonly words: readonly string[];
}

const parameters = {
  /** Years from one round to the next. */
  intervalYears: since2019(2, "3"),
  /** First year of a round under these measures; before it the measures of 2014 applied. */
  firstRoundYear: since2019(2019, "17"),
  minimumLevel: since2019<Level>("技师", "6(1)1"),
  relaxationGrounds: since2019<readonly RelaxationGround[]>(
    [
      { ground: "非物质文化遗产", words: ["非物质文化遗产", "非遗", "非遗传承人"] },
      { ground: "文化创意", words: ["文化创意", "文创"] },
      { ground: "服务区内重大产业项目", words: ["服务区内重大产业项目", "重大产业项目", "重大项目"] },
    ],
    "6(1)1",
  ),
  /** First two characters of the credit codes of enterprises (91), farmers' cooperatives (93) and public institutions (12). */
  hostCodeKinds: since2019<readonly string[]>(["91", "93", "12"], "6"),
  /** Daxing's administrative division. */
  division: since2019("110115", "6"),
  paperCopies: since2019(2, "7"),
  videoMinutes: since2019(10, "7(5)2"),
  noticeDays: since2019(7, "9"),
  firstTranche: since2019(yuan(100_000), "14"),
  award: since2019(yuan(30_000), "14"),
  secondTrancheMinimum: since2019(yuan(50_000), "14"),
  secondTrancheMaximum: since2019(yuan(100_000), "14"),
  supportMinimum: since2019(yuan(150_000), "14"),
  supportMaximum: since2019(yuan(200_000), "14"),
  passingGrades: since2019<readonly Grade[]>(["优秀", "良好", "合格"], "14"),
  /** Words in a category or summary that speak against 专款专用. */
  offPurposeWords: since2019<readonly string[]>(
    ["招待", "餐费", "宴请", "礼品", "福利", "奖金", "工资", "罚款", "旅游", "购车"],
    "15",
  ),
} as const;
type ParameterName = keyof typeof parameters;
type ParameterValue<N extends ParameterName> = (typeof parameters)[N][0]["value"];

/** The value in force on `date`; for a day before the measures, their first value (whether they apply at all is round/before-effective's question). */
export function parameterOn<N extends ParameterName>(name: N, date: IsoDate): ParameterValue<N> {
  const values: readonly [DatedValue<ParameterValue<N>>, ...DatedValue<ParameterValue<N>>[]] = parameters[name];
  let inForce = values[0];
  for (const dated of values) if (dated.from <= date) inForce = dated;
  return inForce.value;
}

/** Every parameter with its dated values, for the page that shows them. */
export function allParameters(): readonly { readonly name: string; readonly values: readonly DatedValue<unknown>[] }[] {
  return Object.entries(parameters).map(([name, values]) => ({ name, values }));
}

/** Article 6(1)1's ground that the text of an `exemptionBasis` names (also one of several, `非遗、文创`), in the article's words; null for any other text. */
export function relaxationGroundOf(text: string, date: IsoDate): string | null {
  const grounds = parameterOn("relaxationGrounds", date);
  const parts = foldName(text).split(/[、,;/]/);
  return grounds.find(({ words }) => words.some((word) => parts.includes(word)))?.ground ?? null;
}
