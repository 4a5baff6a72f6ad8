// The add-in's only fetch: calls of the register's API, each answered as data. Never logs, and never keeps what it carried.
import { z } from "zod";
import { type ApplicationAnswer, applicationAnswerSchema, applicationPageSchema } from "../../policy/contract/applications.ts";
import { awardPageSchema, type SentAward } from "../../policy/contract/municipal.ts";
import { type RoundAnswer, roundAnswerSchema, roundPageSchema } from "../../policy/contract/rounds.ts";
import { type SyncAnswer, type SyncRequest, syncAnswerSchema } from "../../policy/contract/sync.ts";
import { type IsoDate, isoDateSchema } from "../../policy/kinds.ts";
import type { Resolution } from "../../policy/records/resolution.ts";
import type { SealedField } from "../../policy/records/sealed.ts";
import type { Language } from "../../policy/wording/entry.ts";

/** Why a call brought no answer. `unanswered` and `timed-out`: it may have been carried out all the same. */
export type CallFailure =
  | { readonly kind: "offline" }
  /** `reference` is given where the register itself says that it failed. */
  | { readonly kind: "unanswered"; readonly reference: string | null }
  | { readonly kind: "timed-out" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "signed-out" }
  /** The register's own words, with a code and a number to ask about it. */
  | {
      readonly kind: "problem";
      readonly status: number;
      readonly code: string;
      readonly detail: string;
      /** The article that says no; null where it is the register's own order. */
      readonly article: string | null;
      /** What stands in the way, of one application or (null) of the round. */
      readonly missing: readonly MissingPoint[];
      readonly reference: string | null;
    };
export type Called<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: CallFailure };

const unanswered: CallFailure = { kind: "unanswered", reference: null };

const meSchema = z.object({
  memberId: z.string(),
  name: z.string(),
  organisation: z.string(),
  roles: z.array(z.string()),
  today: z.string(),
  workbookKeys: z.array(z.object({ id: z.string(), key: z.string() })),
});
/** Who signed in, and for a clerk the keys of the workbook's marks, the current one first. */
export type Me = z.infer<typeof meSchema>;

const signInSchema = z.object({ issuer: z.url(), clientId: z.string(), scope: z.string() });
export type SignInConfiguration = z.infer<typeof signInSchema>;

const missingSchema = z.object({ code: z.string(), applicationId: z.string().nullable(), count: z.number() });
export type MissingPoint = z.infer<typeof missingSchema>;

const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  article: z.string().nullable().default(null),
  missing: z.array(missingSchema).catch([]),
  requestId: z.string().optional(),
});

const healthSchema = z.object({ today: isoDateSchema });

interface ClientOptions {
  /** Origin of the register; empty for the page's own. */
  readonly origin: string;
  readonly language: Language;
  /** The bearer token, or null while nobody is signed in. */
  readonly token: () => string | null;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
  /** Whether the machine says it has a network at all. */
  readonly isOnline?: () => boolean;
  /** Hears the register's day whenever it says it. */
  readonly whenDay?: (today: string) => void;
}

export interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH";
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

const defaultTimeoutMs = 60_000;
const notModified = 304;

export class RegisterClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  readonly signIn = (): Promise<Called<SignInConfiguration>> => this.json("/api/sign-in", signInSchema);
  readonly me = async (): Promise<Called<Me>> => {
    const me = await this.json("/api/me", meSchema);
    if (me.ok) this.#options.whenDay?.(me.value.today);
    return me;
  };

  /** The register's day of decisions; a pane may stay open over midnight. */
  readonly today = async (signal: AbortSignal): Promise<Called<IsoDate>> => {
    const health = await this.json("/api/health", healthSchema, { signal });
    if (health.ok) this.#options.whenDay?.(health.value.today);
    return health.ok ? { ok: true, value: health.value.today } : health;
  };

  readonly rounds = async (): Promise<Called<readonly RoundAnswer[]>> => {
    const page = await this.json("/api/rounds?limit=500", roundPageSchema);
    return page.ok ? { ok: true, value: page.value.items } : page;
  };

  readonly createRound = (year: number, previousYear: number | null, key: string): Promise<Called<RoundAnswer>> =>
    this.json("/api/rounds", roundAnswerSchema, { method: "POST", body: { year, previousYear }, key });

  /** True where nothing happened in the round since that revision. */
  readonly isUnchanged = async (round: string, revision: number): Promise<Called<boolean>> => {
    const called = await this.#call(`/api/rounds/${round}/head`, { headers: { "if-none-match": `"${revision}"` } });
    return called.ok ? { ok: true, value: called.value.status === notModified } : called;
  };

  readonly sync = (round: string, request: SyncRequest, key: string, signal?: AbortSignal): Promise<Called<SyncAnswer>> =>
    this.json(`/api/rounds/${round}/sync`, syncAnswerSchema, { method: "POST", body: request, key, signal });

  /** Identifiers in full; the register records who looked. */
  readonly reveal = (applicationId: string, fields: readonly SealedField[]): Promise<Called<ApplicationAnswer>> =>
    this.json(`/api/applications/${applicationId}?reveal=${fields.join(",")}`, applicationAnswerSchema);

  readonly application = (applicationId: string, signal?: AbortSignal): Promise<Called<ApplicationAnswer>> =>
    this.json(`/api/applications/${applicationId}`, applicationAnswerSchema, { signal });

  /** Every item of a list, page after page. */
  readonly all = async <Item>(
    path: string,
    schema: z.ZodType<{ readonly items: readonly Item[]; readonly next: string | null }>,
    signal?: AbortSignal,
  ): Promise<Called<readonly Item[]>> => {
    const items: Item[] = [];
    const first = `${path}${path.includes("?") ? "&" : "?"}limit=500`;
    for (let more = ""; ; ) {
      const page = await this.json(`${first}${more}`, schema, { signal });
      if (!page.ok) return page;
      items.push(...page.value.items);
      if (page.value.next === null) return { ok: true, value: items };
      more = `&after=${page.value.next}`;
    }
  };

  /** Every application of the round, masked, with what the rules say of it and what was decided. */
  readonly applications = (round: string, signal?: AbortSignal): Promise<Called<readonly ApplicationAnswer[]>> =>
    this.all(`/api/rounds/${round}/applications`, applicationPageSchema, signal);

  readonly withdraw = (applicationId: string, reason: string, key: string): Promise<Called<ApplicationAnswer>> =>
    this.json(`/api/applications/${applicationId}/withdrawal`, applicationAnswerSchema, {
      method: "POST",
      body: { reason },
      key,
    });

  /** Every `review` finding of the four families needs its resolution, with a reason (article 6). */
  readonly decideEligibility = (
    applicationId: string,
    decision: {
      readonly outcome: "eligible" | "ineligible";
      readonly resolutions: readonly Resolution[];
      readonly reason: string | null;
    },
    key: string,
  ): Promise<Called<ApplicationAnswer>> =>
    this.json(`/api/applications/${applicationId}/eligibility`, applicationAnswerSchema, {
      method: "POST",
      body: decision,
      key,
    });

  /** Article 14: whether a row of the municipal list is this studio. */
  readonly resolveMatch = (
    applicationId: string,
    decision: { readonly awardId: string; readonly same: boolean; readonly reason: string },
    key: string,
  ): Promise<Called<ApplicationAnswer>> =>
    this.json(`/api/applications/${applicationId}/municipal-match`, applicationAnswerSchema, {
      method: "POST",
      body: decision,
      key,
    });

  /** How many rows the list then has, on the first page at most. */
  readonly putAwards = async (awards: readonly Partial<SentAward>[], key: string): Promise<Called<number>> => {
    const put = await this.json("/api/municipal-awards", awardPageSchema, { method: "PUT", body: { awards }, key });
    return put.ok ? { ok: true, value: put.value.items.length } : put;
  };

  /** A workbook or other file that the register makes. */
  readonly file = async (path: string, signal?: AbortSignal): Promise<Called<Blob>> => {
    const called = await this.#call(path, { signal });
    if (!called.ok) return called;
    const blob = await called.value.blob().catch(() => null);
    return blob === null ? { ok: false, failure: unanswered } : { ok: true, value: blob };
  };

  /** Any call whose answer is JSON of that schema; other tabs' routes build on it. */
  async json<Value>(path: string, schema: z.ZodType<Value>, call: Call = {}): Promise<Called<Value>> {
    const called = await this.#call(path, call);
    if (!called.ok) return called;
    const parsed = schema.safeParse(await called.value.json().catch(() => null));
    // An answer cut off on its way: what was asked for may be done.
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, failure: unanswered };
  }

  async #call(path: string, { method = "GET", body, key, headers, signal }: Call): Promise<Called<Response>> {
    const { origin, token, language, timeoutMs = defaultTimeoutMs, isOnline = () => true } = this.#options;
    if (!isOnline()) return { ok: false, failure: { kind: "offline" } };
    const bearer = token();
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await (this.#options.fetch ?? globalThis.fetch)(`${origin}${path}`, {
        method,
        headers: {
          "accept-language": language === "zh" ? "zh-CN" : "en",
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === undefined ? {} : { "idempotency-key": key }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      if (response.ok || response.status === notModified) return { ok: true, value: response };
      return { ok: false, failure: await failureOf(response) };
    } catch {
      if (signal?.aborted) return { ok: false, failure: { kind: "cancelled" } };
      if (timeout.aborted) return { ok: false, failure: { kind: "timed-out" } };
      return { ok: false, failure: isOnline() ? unanswered : { kind: "offline" } };
    }
  }
}

const serverFault = 500;

async function failureOf(response: Response): Promise<CallFailure> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  if (response.status === 401) return { kind: "signed-out" };
  // A gateway's page, or a fault on the way: nobody knows whether the register wrote anything.
  if (!parsed.success || response.status >= serverFault)
    return { kind: "unanswered", reference: parsed.data?.requestId ?? null };
  const { requestId, ...said } = parsed.data;
  return { kind: "problem", status: response.status, ...said, reference: requestId ?? null };
}
