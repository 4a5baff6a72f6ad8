// Reads what 评审 shows from the register: everything, or, after a step, the applications that the step can have changed. A round of
// thousands is not read anew because one of them was answered.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { Called } from "../sync/register-client.ts";
import type { ReviewClient } from "./review-client.ts";
import type { ReviewShown } from "./review-state.ts";

/** The applications a step can have changed: by their numbers, or any of the round. */
export type Moved = "any" | readonly string[];

interface ReviewReading {
  readonly round: string;
  readonly seesRanking: boolean;
  readonly moved: Moved;
  /** As they were last read; null where they never were. */
  readonly known: readonly ApplicationAnswer[] | null;
}

type Read = Pick<ReviewShown, "today" | "applications" | "ranking" | "experts">;

/** More than these are had sooner as the whole list. */
const mostSingly = 20;

/** The first failure where something cannot be had. */
export async function readReview(
  client: ReviewClient,
  { round, seesRanking, moved, known }: ReviewReading,
  signal: AbortSignal,
): Promise<Called<Read>> {
  const [today, applications, ranking, experts] = await Promise.all([
    client.today(signal),
    known === null || moved === "any" || moved.length > mostSingly
      ? client.applications(round, signal)
      : readSingly(client, known, moved, signal),
    seesRanking ? client.ranking(round, signal) : ({ ok: true, value: [] } as const),
    client.experts(round, signal),
  ]);
  if (!today.ok) return today;
  if (!applications.ok) return applications;
  if (!ranking.ok) return ranking;
  if (!experts.ok) return experts;
  const read = { today: today.value, applications: applications.value, ranking: ranking.value, experts: experts.value };
  return { ok: true, value: read };
}

async function readSingly(
  client: ReviewClient,
  known: readonly ApplicationAnswer[],
  moved: readonly string[],
  signal: AbortSignal,
): Promise<Called<readonly ApplicationAnswer[]>> {
  const asked = await Promise.all(moved.map((id) => client.application(id, signal)));
  const failed = asked.find((called) => !called.ok);
  if (failed !== undefined && !failed.ok) return failed;
  const now = new Map(asked.flatMap((called) => (called.ok ? [[called.value.id, called.value] as const] : [])));
  return { ok: true, value: now.size === 0 ? known : known.map((one) => now.get(one.id) ?? one) };
}
