// What events of every kind are made of: values, changes of fields, the rulings a decision used. No event holds a sealed value.
import { z } from "zod";
import { sealedReferenceSchema } from "./sealed.ts";

/** A field's value as an event or a record holds it. */
export const storedValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), sealedReferenceSchema]);
export type StoredValue = z.infer<typeof storedValueSchema>;

/** One field's change. */
export const fieldChangeSchema = z.strictObject({ field: z.string(), from: storedValueSchema, to: storedValueSchema });
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** The answers of the rulings a decision used, by id. */
export const usedRulingsSchema = z.record(z.string(), z.json());

/**
 * What a municipal award means for the studio (article 14): no district money at all; none from now on (awarded after the decision);
 * nothing (another studio, or the round's ruling says so).
 */
export const matchEffectSchema = z.enum(["excludes", "stops-unpaid", "none"]);
export type MatchEffect = z.infer<typeof matchEffectSchema>;
