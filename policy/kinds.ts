// The kinds of value a field can hold: one zod schema each, from which every record's type follows.
// Nothing here reads cells; addin/mapping turns cells into these values.
import { z } from "zod";

/** An amount of money in integer fen (分). */
export const fenSchema = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).brand<"Fen">();
export type Fen = z.infer<typeof fenSchema>;

/** A calendar day, `YYYY-MM-DD`, without time or zone (the office's days are Asia/Shanghai's). */
export const isoDateSchema = z.iso.date().brand<"IsoDate">();
export type IsoDate = z.infer<typeof isoDateSchema>;

/** A year or a month, where no more is known: `YYYY` or `YYYY-MM`. */
const coarseDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
  .brand<"CoarseDate">();

/** A day, or as much of one as is known. */
export const partialDateSchema = z.union([isoDateSchema, coarseDateSchema]);
export type PartialDate = z.infer<typeof partialDateSchema>;

/** Article 6(1)1's scale, lowest first; `无` is the lowest of all: no qualification. */
export const levels = ["无", "学徒工", "初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师"] as const;
export type Level = (typeof levels)[number];

const bases = ["注册", "经营", "注册及经营", "是", "否"] as const;
const stages = ["first", "award", "second"] as const;
export type Stage = (typeof stages)[number];
const grades = ["优秀", "良好", "合格", "不合格"] as const;
export type Grade = (typeof grades)[number];
const fundingSources = ["district", "host", "other"] as const;

const text = z.string().max(10_000);

/**
 * Schema by kind. `level` is a word of {@link levels}, or the cell's own words where they are no level of the national scale
 * (`工程师`), which is for a rule to say. `recheck` is true where the recheck passed. `score` is a number or `recused` (回避).
 */
export const kindSchemas = {
  text,
  identifier: text,
  money: fenSchema,
  number: z.number(),
  date: partialDateSchema,
  yesNo: z.boolean(),
  level: text,
  basis: z.enum(bases),
  decision: z.enum(["approved", "rejected"]),
  stage: z.enum(stages),
  grade: z.enum(grades),
  recheck: z.enum(["passed", "failed"]),
  fundingSource: z.enum(fundingSources),
  score: z.union([z.number(), z.literal("recused")]),
} as const;
export type Kind = keyof typeof kindSchemas;
export type KindValue<K extends Kind> = z.infer<(typeof kindSchemas)[K]>;
