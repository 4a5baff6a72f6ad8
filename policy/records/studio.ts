// A studio's life after the decision: plaque, yearly plans, assessments, ledger, sanctions and revocation (articles 9, 13, 14, 15).
import { z } from "zod";
import { fenSchema, type Grade, isoDateSchema, kindSchemas } from "../kinds.ts";
import { attributionSchema, factSchema } from "./review.ts";
import { textSchema, wordsSchema } from "./words.ts";

/** `opening`: decided before the register existed and taken over (迁入). */
export const originSchema = z.enum(["register", "opening"]);

/** The leading group's decision on one application (article 9). */
export const decisionSchema = z.strictObject({
  outcome: z.enum(["approved", "rejected"]),
  document: wordsSchema,
  decidedOn: isoDateSchema,
  /** A rejection says why. */
  reason: wordsSchema.nullable(),
  origin: originSchema,
});
export type Decision = z.infer<typeof decisionSchema>;
export const takenDecisionSchema = decisionSchema.extend(factSchema.shape);

/** `seq`: the event that issued it. */
export const plaqueSchema = z.strictObject({
  issuedOn: isoDateSchema.nullable(),
  returnedOn: isoDateSchema.nullable(),
  seq: z.int().nullable(),
});

/** 年度计划 (article 13): the year's main tasks, goals and progress. */
const planTaskSchema = z.strictObject({
  task: wordsSchema,
  goal: textSchema(2_000).nullable().default(null),
  progress: textSchema(2_000).nullable().default(null),
});
export const planSchema = z.strictObject({ year: z.int().min(2019).max(2100), tasks: z.array(planTaskSchema).min(1).max(200) });
export type Plan = z.infer<typeof planSchema>;
export const takenPlanSchema = planSchema.extend(attributionSchema.shape);

export const assessmentSchema = z.strictObject({
  kind: z.enum(["annual", "recheck"]),
  assessedOn: isoDateSchema,
  grade: kindSchemas.grade,
  /** 不合格: by when the studio has to be put right. */
  rectificationDeadline: isoDateSchema.nullable(),
  /** The second stage's amount, with a passing grade of a district-funded studio that has not received it. */
  secondAmountFen: fenSchema.nullable(),
  opinion: wordsSchema.nullable(),
});
export const takenAssessmentSchema = assessmentSchema.extend(factSchema.shape);
export type Assessment = z.infer<typeof assessmentSchema>;

export const isPassing = (grade: Grade): boolean => grade !== "不合格";

/** 警告、摘牌, and how much is taken back (article 15). */
export const sanctionSchema = z.strictObject({
  measure: z.enum(["warning", "plaque-removal"]),
  recoverFen: fenSchema.nullable(),
  reason: wordsSchema,
  decidedOn: isoDateSchema,
});
export type Sanction = z.infer<typeof sanctionSchema>;
export const takenSanctionSchema = sanctionSchema.extend(factSchema.shape);

export const revocationSchema = z.strictObject({ decidedOn: isoDateSchema, document: wordsSchema, reason: wordsSchema });
export type Revocation = z.infer<typeof revocationSchema>;
export const takenRevocationSchema = revocationSchema.extend(factSchema.shape);

/** Money that came in or went out. */
const sumSchema = z.int().min(0).brand<"Fen">();

/** A row of the ledger (经费使用台账, article 15), its fields as on the sheet. */
export const expenditureSchema = z.strictObject({
  spentOn: isoDateSchema.nullable().default(null),
  voucherNumber: textSchema(200).nullable().default(null),
  invoiceNumber: textSchema(200).nullable().default(null),
  category: textSchema(200).nullable().default(null),
  summary: textSchema(2_000).nullable().default(null),
  counterparty: textSchema(500).nullable().default(null),
  amountIn: sumSchema.nullable().default(null),
  amountOut: sumSchema.nullable().default(null),
  balance: fenSchema.nullable().default(null),
  fundingSource: kindSchemas.fundingSource.nullable().default(null),
});
export type Expenditure = z.infer<typeof expenditureSchema>;
