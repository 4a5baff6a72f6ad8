// Requests for the office's files: score sheets, lists and forms. Their answers are workbooks, described where they are made.
import { z } from "zod";
import { expertLabelSchema } from "../records/review.ts";

/** `?expert=专家1`: whose score column the sheet has. */
export const scoreSheetQuerySchema = z.strictObject({ expert: expertLabelSchema });
