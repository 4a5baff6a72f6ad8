// What a step of a random life is, and what its steps have in common.
import type { IsoDate } from "../../../policy/kinds.ts";
import type { Application } from "../../../policy/records/application.ts";
import type { RoundEvent } from "../../../policy/records/event.ts";
import { type Result, refused } from "../../../policy/refusal.ts";
import type { RoundOfPayments } from "../../../policy/schedule/facts.ts";
import type { Decide, Life } from "./a-life.ts";

/** `n`: of which application, from 1; `k`: a choice from 0 to 999. */
export type Step = (life: Life, n: number, k: number) => void;

export const idOf = (n: number): string => `2025-${String(n).padStart(3, "0")}`;
export const document = "京兴人社发〔2025〕9号";

/** A decision on one application; where there is none, a refusal. */
export const onOne =
  (
    n: number,
    decide: (application: Application, records: RoundOfPayments, on: IsoDate) => Result<readonly RoundEvent[]>,
  ): Decide =>
  (records, on) => {
    const application = records.applications.get(idOf(n));
    return application === undefined ? refused("application.unknown") : decide(application, records, on);
  };

export const choose = <Item>(items: readonly [Item, ...Item[]], k: number): Item => items[k % items.length] ?? items[0];
