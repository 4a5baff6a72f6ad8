// State from events alone: the fold of a round's stream. The Worker's tables are this fold's projection.
// Pure; a type it does not know is the caller's error, since the schema of events is closed.
import { type Application, newApplication } from "./records/application.ts";
import type { ApplicationEvent, Recorded, RoundEvent } from "./records/event.ts";
import type { Batch } from "./records/payment.ts";
import type { Round } from "./records/round.ts";
import { applicationFolds } from "./replay/application-folds.ts";
import { batchOf, foldBatch } from "./replay/batch-fold.ts";
import type { ChangingEvent, Folds } from "./replay/folds.ts";
import { paymentFolds } from "./replay/payment-folds.ts";
import { reviewFolds } from "./replay/review-folds.ts";
import { foldRound } from "./replay/round-fold.ts";
import { studioFolds } from "./replay/studio-folds.ts";

/** A round with everything in its stream. */
export interface RoundRecords {
  readonly round: Round | null;
  /** By id. */
  readonly applications: ReadonlyMap<string, Application>;
  /** By id. */
  readonly batches: ReadonlyMap<string, Batch>;
}

const folds: Folds = { ...applicationFolds, ...reviewFolds, ...studioFolds, ...paymentFolds };

const isApplicationEvent = (event: Recorded<RoundEvent>): event is Recorded<ApplicationEvent> => "applicationId" in event;

/** The application after one of its events. @throws RangeError for an event before `application.submitted` or `application.opened`. */
export function foldApplication(
  stream: string,
  application: Application | undefined,
  event: Recorded<ApplicationEvent>,
): Application {
  if (event.type === "application.submitted" || event.type === "application.opened") {
    return folded(event.type, newApplication(event.applicationId, stream), event);
  }
  if (application === undefined) throw new RangeError("An application's events begin with its submission.");
  if (event.type === "application.revealed") return application;
  return folded(event.type, { ...application, version: application.version + 1 }, event);
}

function folded<Type extends ChangingEvent["type"]>(
  type: Type,
  application: Application,
  event: Recorded<Extract<ChangingEvent, { type: Type }>>,
): Application {
  return folds[type](application, event);
}

/** A map as it changes: copied with its first change, so that events which leave it alone cost nothing however large it is. */
function draftOf<Value>(base: ReadonlyMap<string, Value>) {
  let own: Map<string, Value> | null = null;
  return {
    get: (id: string) => (own ?? base).get(id),
    set: (id: string, value: Value) => {
      own ??= new Map(base);
      own.set(id, value);
    },
    now: (): ReadonlyMap<string, Value> => own ?? base,
  };
}

/** The records after some more events of the same stream, in order, and which applications and batches they touched. */
export function foldRecords(
  stream: string,
  records: RoundRecords,
  events: readonly Recorded<RoundEvent>[],
): RoundRecords & { readonly touched: ReadonlySet<string> } {
  let { round } = records;
  const applications = draftOf(records.applications);
  const batches = draftOf(records.batches);
  const touched = new Set<string>();
  for (const event of events) {
    round = foldRound(stream, round, event);
    const batchId = batchOf(event);
    if (batchId !== null) batches.set(batchId, foldBatch(stream, batches.get(batchId), event));
    if (batchId !== null) touched.add(batchId);
    if (!isApplicationEvent(event)) continue;
    const before = applications.get(event.applicationId);
    const after = foldApplication(stream, before, event);
    // A look at sealed values leaves the application as it is.
    if (after === before) continue;
    applications.set(event.applicationId, after);
    touched.add(event.applicationId);
  }
  return { round, applications: applications.now(), batches: batches.now(), touched };
}

/** A round's whole stream, from its first event. */
export const replayRound = (stream: string, events: readonly Recorded<RoundEvent>[]): RoundRecords =>
  foldRecords(stream, { round: null, applications: new Map(), batches: new Map() }, events);
