// Problems as RFC 9457 application/problem+json: one class to throw, one place that answers.
// A problem never carries a stack, SQL, or an identifier the caller sent.

import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { JsonValue } from "./canonical.ts";
import { type Sentence, sentenceOf } from "./problem-wording.ts";

type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 428 | 429 | 500;

interface ProblemInput {
  readonly status: ProblemStatus;
  /** A code of the table in the API description, or of the policy's refusals. */
  readonly code: string;
  /** Where the measures say no: the article as the text numbers it. */
  readonly article?: string;
  /** The sentence; by default what problem-wording.ts says for the code. */
  readonly detail?: Sentence;
  /** 400: what is wrong where. */
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  /** Other members of the answer, such as `missing` or a new `plan`. */
  readonly extra?: { readonly [member: string]: JsonValue };
  readonly retryAfterSeconds?: number;
}

/** Thrown by routes and middleware to refuse a request; `app.onError` answers it. Nothing is stored. */
export class Problem extends Error {
  readonly input: ProblemInput;
  constructor(input: ProblemInput) {
    super(input.code);
    this.input = input;
  }
}

/** Shorthand: `throw problem(404, "not-found")`. */
export function problem(status: ProblemStatus, code: string, more: Omit<ProblemInput, "status" | "code"> = {}): Problem {
  return new Problem({ status, code, ...more });
}

/** For route descriptions: the body every refusal has. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    article: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
    requestId: z.string(),
  })
  .loose();

/** The answer to a thrown problem, in the caller's language (`Accept-Language`, Chinese by default). */
export function problemResponse(c: Context, { input }: Problem, requestId: string): Response {
  const language = prefersEnglish(c.req.header("accept-language")) ? "en" : "zh";
  const { title, detail } = sentenceOf(input.status, input.code, input.detail);
  const body = {
    type: `https://studio-rounds.invalid/problems/${input.code}`,
    title: title[language],
    status: input.status,
    detail: detail[language],
    code: input.code,
    ...(input.article === undefined ? {} : { article: input.article }),
    ...(input.errors === undefined ? {} : { errors: input.errors }),
    ...input.extra,
    requestId,
  };
  const headers: Record<string, string> = {
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": language === "en" ? "en" : "zh-CN",
    "cache-control": "no-store",
  };
  if (input.retryAfterSeconds !== undefined) headers["retry-after"] = String(input.retryAfterSeconds);
  if (input.status === 401) headers["www-authenticate"] = "Bearer";
  const status: ContentfulStatusCode = input.status;
  return c.body(JSON.stringify(body), status, headers);
}

/** True where English stands before Chinese in the header's order of preference. */
function prefersEnglish(acceptLanguage: string | undefined): boolean {
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
      return { tag, quality: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .sort((a, b) => b.quality - a.quality);
  const first = ranked.find(({ tag, quality }) => /^(en|zh)\b/.test(tag) && quality > 0);
  return first?.tag.startsWith("en") ?? false;
}
