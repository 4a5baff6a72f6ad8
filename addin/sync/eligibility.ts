// What a person decides about the findings of registered applications: waivers with their reason (article 6), municipal matches
// (article 14). Decides nothing itself; what was decided, and by whom, comes back from the register.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { Resolution } from "../../policy/records/resolution.ts";
import { okValue } from "./stopped.ts";
import type { SyncDesk } from "./sync-desk.ts";

export interface EligibilityDecision {
  readonly outcome: "eligible" | "ineligible";
  readonly resolutions: readonly Resolution[];
  /** Ineligible always says why. */
  readonly reason: string | null;
}

export interface MatchDecision {
  readonly awardId: string;
  readonly same: boolean;
  readonly reason: string;
}

export class Eligibility {
  readonly #desk: SyncDesk;

  constructor(desk: SyncDesk) {
    this.#desk = desk;
  }

  async load(signal: AbortSignal): Promise<void> {
    const { client, store } = this.#desk;
    store.set({ applications: okValue(await client.applications(this.#desk.round(), signal)) });
  }

  async decide(applicationId: string, decision: EligibilityDecision): Promise<void> {
    const what = `eligibility ${applicationId} ${JSON.stringify(decision)}`;
    this.#note(await this.#desk.once(what, (key) => this.#desk.client.decideEligibility(applicationId, decision, key)));
  }

  async resolveMatch(applicationId: string, decision: MatchDecision): Promise<void> {
    const what = `match ${applicationId} ${JSON.stringify(decision)}`;
    this.#note(await this.#desk.once(what, (key) => this.#desk.client.resolveMatch(applicationId, decision, key)));
  }

  #note(answer: ApplicationAnswer): void {
    const { store } = this.#desk;
    const applications = store.state().applications?.map((one) => (one.id === answer.id ? answer : one)) ?? null;
    store.set({ applications, notice: { kind: "decided", applicationId: answer.id } });
  }
}

/** What bars it or waits for a person: findings the rules hold against it, and matches nobody settled. */
export function openPoints({ findings, matches, resolutions, eligibility }: ApplicationAnswer): number {
  const isDecided = eligibility !== null;
  const open = findings.filter(
    ({ rule, field, severity }) =>
      severity === "review" &&
      !(isDecided && resolutions.some((taken) => taken.rule === rule && (taken.field === null || taken.field === field))),
  );
  return open.length + matches.filter(({ resolution }) => resolution === null).length;
}
