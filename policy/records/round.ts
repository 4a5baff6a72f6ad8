// A round of selection (批次): its year, stage, settings, and the rulings set for it. Derived from its events alone.
import { z } from "zod";
import { type IsoDate, isoDateSchema } from "../kinds.ts";
import { defaultRulings, type RulingId, type Rulings, rulingSchemas, rulingsSchema } from "../rulings.ts";
import { settingsSchema } from "../settings.ts";
import { expertSchema, periodSchema } from "./review.ts";
import { openedApplicationSchema } from "./studio-events.ts";

/** 申报, 评审, 公示, 审定, 建设期, closed; in this order, never back. */
export const roundStages = ["intake", "review", "notice", "decision", "running", "closed"] as const;
export const roundStageSchema = z.enum(roundStages);
export type RoundStage = (typeof roundStages)[number];

const isRulingId = (text: string): text is RulingId => text in rulingSchemas;
export const rulingIds: readonly RulingId[] = Object.keys(rulingSchemas).filter(isRulingId);

/** A value of any ruling, as JSON; no `z.json()`, whose recursion the API description cannot name. */
export const rulingValueSchema = z.union([z.string(), z.number(), z.array(z.string()), z.record(z.string(), z.number())]);

/** A ruling set for this round; a later one of the same id takes its place from its day on. */
const rulingSetSchema = z.strictObject({
  id: z.enum(rulingIds),
  value: rulingValueSchema,
  reason: z.string(),
  from: isoDateSchema,
  by: z.string(),
  at: z.string(),
});
type RulingSet = z.infer<typeof rulingSetSchema>;

export const roundSchema = z.strictObject({
  id: z.string(),
  year: z.number().int(),
  previousYear: z.number().int().nullable(),
  stage: roundStageSchema,
  settings: settingsSchema,
  /** In the order in which they were set. */
  rulings: z.array(rulingSetSchema),
  /** The latest notice; a replacement after an upheld objection has one of its own. */
  notice: periodSchema.nullable(),
  /** How many the first notice named; replacements never make them more. */
  listed: z.int().default(0),
  experts: z.array(expertSchema).default([]),
  shortlist: z.strictObject({ reason: z.string().nullable(), by: z.string(), at: z.string() }).nullable().default(null),
  /** The leading group's decision covers all that are shortlisted (article 9). */
  decision: z
    .strictObject({ document: z.string(), decidedOn: isoDateSchema, by: z.string(), at: z.string() })
    .nullable()
    .default(null),
  /** The taking over of a round that already ran: proposed by the office, confirmed by the leading group. */
  opening: z
    .strictObject({
      document: z.string(),
      applications: z.array(openedApplicationSchema),
      by: z.string(),
      member: z.string(),
      at: z.string(),
      confirmed: z.boolean(),
    })
    .nullable()
    .default(null),
});
export type Round = z.infer<typeof roundSchema>;

/** The last answer to each question whose day has come by `on`. */
export function rulingsSet(round: Pick<Round, "rulings">, on: IsoDate): ReadonlyMap<RulingId, RulingSet> {
  return new Map(round.rulings.filter(({ from }) => from <= on).map((set) => [set.id, set]));
}

/** All answers in force on a day: the round's own, else the defaults. */
export function rulingsOn(round: Pick<Round, "rulings">, on: IsoDate): Rulings {
  const answers = Object.fromEntries([...rulingsSet(round, on)].map(([id, { value }]) => [id, value]));
  return { ...defaultRulings, ...withoutBlanks(rulingsSchema.parse(answers)) };
}

/** The answers that a decision rests on, to be recorded with it. */
export function rulingsUsed(rulings: Rulings, ids: readonly RulingId[]): Record<string, z.infer<ReturnType<typeof z.json>>> {
  return Object.fromEntries(ids.map((id) => [id, z.json().parse(rulings[id])]));
}

type Answers = { [R in RulingId]?: Rulings[R] };

/** `rulingsSchema` types an unanswered question as possibly undefined; here it is absent. */
function withoutBlanks(answers: { readonly [R in RulingId]?: Rulings[R] | undefined }): Answers {
  const given: Answers = {};
  for (const id of rulingIds) copyAnswer(given, answers, id);
  return given;
}

function copyAnswer<R extends RulingId>(to: Answers, from: { readonly [Q in RulingId]?: Rulings[Q] | undefined }, id: R): void {
  const answer: Answers[R] | undefined = from[id];
  if (answer !== undefined) to[id] = answer;
}
