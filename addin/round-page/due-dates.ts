// What falls due in a round and when: ends of notices, assessments, rectifications, payments, recoveries (articles 9, 14, 15). Told from
// what the register answers; the register decides, this only puts it in order.
import { fullYearAfter } from "../../policy/calendar.ts";
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { ScheduleLineAnswer } from "../../policy/contract/payments.ts";
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import { type IsoDate, isoDateSchema } from "../../policy/kinds.ts";

export type DueKind = "notice-end" | "assessment" | "rectification" | "payable" | "second-stage" | "held" | "recovery";

export interface DueDate {
  readonly on: IsoDate;
  readonly kind: DueKind;
  readonly article: string;
  /** In the register's order, each once. */
  readonly applications: readonly string[];
  /** The sum in fen where it is about money. */
  readonly amountFen: number | null;
  /** The day is over, and the thing still stands. */
  readonly isPast: boolean;
}

interface Point {
  readonly on: string;
  readonly kind: DueKind;
  readonly applicationId: string;
  readonly amountFen: number | null;
}

type DueRound = Pick<RoundAnswer, "stage"> & { readonly rulings: Readonly<RoundAnswer["rulings"]> };

const articles: Readonly<Record<DueKind, string>> = {
  "notice-end": "9",
  assessment: "14",
  rectification: "14",
  payable: "14",
  "second-stage": "14",
  held: "14",
  recovery: "15",
};

/** By day, then by kind; what falls on one day and is of one kind is one entry. */
export function dueDates(
  round: DueRound,
  applications: readonly ApplicationAnswer[],
  lines: readonly ScheduleLineAnswer[],
  today: IsoDate,
): readonly DueDate[] {
  const second = new Map(lines.flatMap((line) => (line.stage === "second" ? [[line.applicationId, line] as const] : [])));
  const points = [
    ...applications.flatMap((application) => studioPoints(round, application, second.get(application.id))),
    ...lines.flatMap(moneyPoint),
  ];
  const entries = Map.groupBy(points, ({ on, kind }) => `${on} ${kind}`).values();
  return [...entries].map((same) => entryOf(same, today)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const kinds = Object.keys(articles);
const key = ({ on, kind }: DueDate): string => `${on} ${kinds.indexOf(kind)}`;

function entryOf(points: readonly Point[], today: IsoDate): DueDate {
  const [first] = points;
  if (first === undefined) throw new RangeError("A group has a member.");
  const { on, kind } = first;
  const amounts = points.flatMap(({ amountFen }) => amountFen ?? []);
  return {
    on: isoDateSchema.parse(on),
    kind,
    article: articles[kind],
    applications: [...new Set(points.map(({ applicationId }) => applicationId))],
    amountFen: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
    isPast: on < today,
  };
}

function studioPoints(round: DueRound, application: ApplicationAnswer, second: ScheduleLineAnswer | undefined): Point[] {
  const { id, state, notice, assessments } = application;
  const point = (kind: DueKind, on: string): Point[] => [{ on, kind, applicationId: id, amountFen: null }];
  if (state === "shortlisted" && round.stage === "notice") return notice === null ? [] : point("notice-end", notice.end);
  if (state === "rectifying") {
    const deadline = assessments.findLast(({ rectificationDeadline }) => rectificationDeadline !== null);
    return deadline?.rectificationDeadline == null ? [] : point("rectification", deadline.rectificationDeadline);
  }
  if (state !== "approved" || assessments.some(({ grade }) => grade !== "不合格")) return [];
  const full = second === undefined ? plaqueYear(round, application) : second.dueFrom;
  return full === null ? [] : point("assessment", full);
}

/** 建设满一年 of a studio with the plaque only, which has no payment to wait for. */
function plaqueYear({ rulings }: DueRound, { decision, plaque }: ApplicationAnswer): IsoDate | null {
  const starts = rulings.find(({ id }) => id === "year-starts")?.value;
  const start = starts === "plaque" ? plaque.issuedOn : (decision?.decidedOn ?? null);
  return start === null ? null : fullYearAfter(start);
}

/** Nothing where the money has moved, or nobody has fixed it. */
function moneyPoint({ applicationId, stage, status, amountFen, dueFrom, holds }: ScheduleLineAnswer): Point[] {
  if (dueFrom === null || amountFen === null) return [];
  const point = (kind: DueKind): Point[] => [{ on: dueFrom, kind, applicationId, amountFen }];
  if (stage === "recovery") return status === "due" || status === "held" ? point("recovery") : [];
  if (status === "held") return holds.length === 0 ? [] : point("held");
  if (status === "due" || status === "returned") return point("payable");
  return status === "not-due" ? point("second-stage") : [];
}
