// What a person decides about one `review` finding of an application: accepted or not, why, and for article 6(1)1's relaxation its two limbs.
import { z } from "zod";
import { wordsSchema } from "./words.ts";

export const resolutionSchema = z.strictObject({
  rule: z.string().min(1).max(100),
  field: z.string().min(1).max(100).nullable().default(null),
  accept: z.boolean(),
  reason: wordsSchema,
  /** Article 6(1)1's first limb: the heritage, creative or major industrial project at hand. */
  ground: wordsSchema.nullable().default(null),
  /** Its second limb: 在同行业中享有较高的声誉或贡献突出. */
  standing: wordsSchema.nullable().default(null),
});
export type Resolution = z.infer<typeof resolutionSchema>;

/** As the record keeps it, with who decided and when. */
export const takenResolutionSchema = resolutionSchema.extend({ by: z.string(), at: z.string() });
