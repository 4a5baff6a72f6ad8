// The calls of the register that the tab 评审 makes. Builds on RegisterClient's one fetch; decides nothing.
import { z } from "zod";
import { type ApplicationAnswer, applicationAnswerSchema } from "../../policy/contract/applications.ts";
import { type closeObjectionSchema, type ObjectionAnswer, objectionAnswerSchema } from "../../policy/contract/notice.ts";
import {
  type decideShortlistedSchema,
  expertPageSchema,
  type putScoresSchema,
  type RankedAnswer,
  rankingPageSchema,
  type setExpertsSchema,
  type settleShortlistSchema,
} from "../../policy/contract/review.ts";
import {
  type changeSettingsSchema,
  type enterStageSchema,
  type RoundAnswer,
  roundAnswerSchema,
  type setRulingSchema,
} from "../../policy/contract/rounds.ts";
import type {
  assessSchema,
  putPlanSchema,
  recordPlaqueSchema,
  revokeSchema,
  sanctionCommandSchema,
} from "../../policy/contract/studio.ts";
import type { IsoDate } from "../../policy/kinds.ts";
import type { Expert } from "../../policy/records/review.ts";
import type { Expenditure } from "../../policy/records/studio.ts";
import type { RulingId } from "../../policy/rulings.ts";
import type { Called, RegisterClient } from "../sync/register-client.ts";
import { RequestKeys } from "../sync/request-keys.ts";

export type SentScore = z.input<typeof putScoresSchema>["scores"][number];
export type SentExpert = z.input<typeof setExpertsSchema>["experts"][number];
export type SettingsChange = z.input<typeof changeSettingsSchema>;
export type RulingAnswer = z.input<typeof setRulingSchema>;
export type StageCommand = z.input<typeof enterStageSchema>;
export type ShortlistCommand = z.input<typeof settleShortlistSchema>;
export type ObjectionOutcome = z.input<typeof closeObjectionSchema>;
export type DecisionCommand = z.input<typeof decideShortlistedSchema>;

/** What is done to one studio: the last part of its address, how it is sent, and what. */
export type StudioCommand =
  | { readonly path: "plaque"; readonly body: z.input<typeof recordPlaqueSchema> }
  | { readonly path: `plans/${number}`; readonly body: z.input<typeof putPlanSchema> }
  | { readonly path: "assessments"; readonly body: z.input<typeof assessSchema> }
  | { readonly path: "revocation"; readonly body: z.input<typeof revokeSchema> }
  | { readonly path: "sanctions"; readonly body: z.input<typeof sanctionCommandSchema> }
  | { readonly path: "expenditures"; readonly body: { readonly expenditures: readonly Expenditure[] } };

const isPut = ({ path }: StudioCommand): boolean => path.startsWith("plans/") || path === "expenditures";

export class ReviewClient {
  readonly #client: RegisterClient;
  readonly #keys = new RequestKeys();
  /** Another person's request is another request. */
  readonly #member: () => string;

  constructor(client: RegisterClient, member: () => string) {
    this.#client = client;
    this.#member = member;
  }

  readonly applications = (round: string, signal: AbortSignal): Promise<Called<readonly ApplicationAnswer[]>> =>
    this.#client.applications(round, signal);

  readonly application = (application: string, signal: AbortSignal): Promise<Called<ApplicationAnswer>> =>
    this.#client.application(application, signal);

  readonly today = (signal: AbortSignal): Promise<Called<IsoDate>> => this.#client.today(signal);

  readonly ranking = async (round: string, signal: AbortSignal): Promise<Called<readonly RankedAnswer[]>> => {
    const page = await this.#client.json(`/api/rounds/${round}/ranking`, rankingPageSchema, { signal });
    return page.ok ? { ok: true, value: page.value.items } : page;
  };

  readonly experts = async (round: string, signal: AbortSignal): Promise<Called<readonly Expert[]>> => {
    const page = await this.#client.json(`/api/rounds/${round}/experts`, expertPageSchema, { signal });
    return page.ok ? { ok: true, value: page.value.items } : page;
  };

  /** With the objector's name and contact in full; the register records who looked. */
  readonly objector = (objection: string): Promise<Called<ObjectionAnswer>> =>
    this.#client.json(`/api/objections/${objection}?reveal=name,contact`, objectionAnswerSchema);

  readonly setExperts = (round: string, experts: readonly SentExpert[]): Promise<Called<unknown>> =>
    this.#send("PUT", `/api/rounds/${round}/experts`, { experts }, z.unknown());

  /** Of the round as the caller knows it, by its revision. */
  readonly changeSettings = (
    { id, revision }: Pick<RoundAnswer, "id" | "revision">,
    change: SettingsChange,
  ): Promise<Called<unknown>> =>
    this.#client.json(`/api/rounds/${id}/settings`, roundAnswerSchema, {
      method: "PATCH",
      body: change,
      headers: { "if-match": `"${revision}"` },
    });

  readonly setRuling = (round: string, ruling: RulingId, answer: RulingAnswer): Promise<Called<unknown>> =>
    this.#send("PUT", `/api/rounds/${round}/rulings/${ruling}`, answer, z.unknown());

  readonly putScores = (round: string, scores: readonly SentScore[]): Promise<Called<unknown>> =>
    this.#send("PUT", `/api/rounds/${round}/scores`, { scores }, z.unknown());

  readonly settleShortlist = (round: string, command: ShortlistCommand): Promise<Called<unknown>> =>
    this.#send("POST", `/api/rounds/${round}/shortlist`, command, z.unknown());

  readonly enterStage = (round: string, command: StageCommand): Promise<Called<unknown>> =>
    this.#send("POST", `/api/rounds/${round}/stage`, command, z.unknown());

  readonly closeObjection = (objection: string, outcome: ObjectionOutcome): Promise<Called<unknown>> =>
    this.#send("POST", `/api/objections/${objection}/outcome`, outcome, z.unknown());

  readonly decide = (round: string, command: DecisionCommand): Promise<Called<unknown>> =>
    this.#send("POST", `/api/rounds/${round}/decisions`, command, z.unknown());

  /** The application as it then is. */
  readonly changeStudio = (application: string, command: StudioCommand): Promise<Called<ApplicationAnswer>> => {
    const path = `/api/applications/${application}/${command.path}`;
    return this.#send(isPut(command) ? "PUT" : "POST", path, command.body, applicationAnswerSchema);
  };

  #send<Value>(method: "POST" | "PUT", path: string, body: object, schema: z.ZodType<Value>): Promise<Called<Value>> {
    const what = `${this.#member()} ${path} ${JSON.stringify(body)}`;
    return this.#keys.once(what, (key) => this.#client.json(path, schema, { method, body, key }));
  }
}
