// Text as people write it into the register: a name, a reason, a document number. Trimmed, never empty, and storable everywhere.
import { z } from "zod";

/** No control characters but tab and line breaks, and no half of a surrogate pair: neither can be stored and hashed alike everywhere. */
const storable = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;

/** Text of at most `length` characters, possibly empty. */
export const textSchema = (length: number) => z.string().max(length).regex(storable);

/** A reason or a name: something must stand there. */
export const wordsSchema = textSchema(2_000).trim().min(1);
