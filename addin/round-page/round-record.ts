// What the round page knows of a round, read from the register in one go. Reads only: nothing on the page changes a record.
import { z } from "zod";
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import {
  type BatchAnswer,
  batchPageSchema,
  reconciliationAnswerSchema,
  type ScheduleAnswer,
  scheduleAnswerSchema,
} from "../../policy/contract/payments.ts";
import { type RankedAnswer, rankingPageSchema } from "../../policy/contract/review.ts";
import { type IsoDate, isoDateSchema } from "../../policy/kinds.ts";
import type { Called, RegisterClient } from "../sync/register-client.ts";

export type ReconciliationAnswer = z.infer<typeof reconciliationAnswerSchema>;

export interface RoundRecord {
  /** The register's day of decisions. */
  readonly today: IsoDate;
  readonly applications: readonly ApplicationAnswer[];
  /** Null for whoever does not see it: finance. */
  readonly ranking: readonly RankedAnswer[] | null;
  readonly schedule: ScheduleAnswer;
  readonly batches: readonly BatchAnswer[];
  readonly reconciliation: ReconciliationAnswer;
}

/** Who may look; all of them see the money. */
export const readerRoles: readonly string[] = ["leader", "auditor", "clerk", "finance"];
const rankingRoles: ReadonlySet<string> = new Set(["leader", "auditor", "clerk"]);

const healthSchema = z.object({ today: isoDateSchema });

/** What the roles may see of the round; the first failure where something cannot be had. */
export async function readRound(
  client: Pick<RegisterClient, "json" | "all" | "applications">,
  round: string,
  roles: readonly string[],
  signal: AbortSignal,
): Promise<Called<RoundRecord>> {
  const of = <Value>(path: string, schema: z.ZodType<Value>): Promise<Called<Value>> => client.json(path, schema, { signal });
  const seesRanking = roles.some((role) => rankingRoles.has(role));
  const [health, applications, ranking, schedule, batches, reconciliation] = await Promise.all([
    of("/api/health", healthSchema),
    client.applications(round, signal),
    seesRanking ? of(`/api/rounds/${round}/ranking`, rankingPageSchema) : ({ ok: true, value: null } as const),
    of(`/api/rounds/${round}/payment-schedule`, scheduleAnswerSchema),
    client.all(`/api/payment-batches?round=${round}`, batchPageSchema, signal),
    of(`/api/rounds/${round}/reconciliation`, reconciliationAnswerSchema),
  ]);
  if (!health.ok) return health;
  if (!applications.ok) return applications;
  if (!ranking.ok) return ranking;
  if (!schedule.ok) return schedule;
  if (!batches.ok) return batches;
  if (!reconciliation.ok) return reconciliation;
  return {
    ok: true,
    value: {
      today: health.value.today,
      applications: applications.value,
      ranking: ranking.value?.items ?? null,
      schedule: schedule.value,
      batches: batches.value,
      reconciliation: reconciliation.value,
    },
  };
}
