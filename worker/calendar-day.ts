// The day decisions are made on: today in Beijing, or the day a local run was told to pretend.
// Token expiry, idempotency age and event times never use it.
import { type IsoDate, isoDateSchema } from "../policy/kinds.ts";
import { configurationOf, type Env } from "./environment.ts";

/** China has kept UTC+8 without summer time since 1992. */
const shanghaiOffsetMs = 8 * 60 * 60 * 1000;

export function decisionDay(env: Env, now: Date): IsoDate {
  const { TODAY } = configurationOf(env);
  return isoDateSchema.parse(TODAY ?? new Date(now.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10));
}
