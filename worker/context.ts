// What a request carries through the Worker: its actor, number, time and day.
import type { Context } from "hono";
import type { IsoDate } from "../policy/kinds.ts";
import type { Actor } from "./actor.ts";
import type { Env } from "./environment.ts";

/** The Idempotency-Key of a POST or PUT and the hash of what was sent under it. */
export interface IdempotencyMark {
  readonly key: string;
  readonly requestHash: string;
}

export interface Variables {
  requestId: string;
  /** Real clock, at the start of the request: event times, expiry. */
  now: Date;
  /** The day decisions are made on (Asia/Shanghai, or `--today`): the `on` of every decision. */
  today: IsoDate;
  /** Who calls; {@link publicActor} where nobody needs to sign in. */
  actor: Actor;
  idempotency: IdempotencyMark | null;
}

export type AppEnv = { Bindings: Env; Variables: Variables };
export type AppContext = Context<AppEnv>;
