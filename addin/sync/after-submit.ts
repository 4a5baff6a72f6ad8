// What follows an answered submit in the workbook, in this order: cells, numbers, then the part. Should it break off in between,
// the next sync finds the cells already as the register has them.
import type { SyncAnswer } from "../../policy/contract/sync.ts";
import { baseOf, deliveriesOf, type Reveal, type Undelivered } from "./bring-down.ts";
import { type Calm, calmOf } from "./calm.ts";
import { numberWrites } from "./numbers.ts";
import type { RegisterClient } from "./register-client.ts";
import type { SubmittedRow } from "./submission.ts";
import type { OpenPart, ReadRows, SyncedWorkbook } from "./synced-workbook.ts";

interface Down {
  readonly client: RegisterClient;
  readonly workbook: SyncedWorkbook;
  readonly open: OpenPart;
  readonly round: string;
  /** The clerk lets 系统编号 be written. */
  readonly numbers: boolean;
}

/** `calm` is null where anything is left open on either side. */
export async function bringDown(
  { client, workbook, open: { part, marker }, round, numbers }: Down,
  rows: readonly SubmittedRow[],
  answer: SyncAnswer,
  read: ReadRows,
): Promise<{ readonly undelivered: readonly Undelivered[]; readonly calm: Calm | null }> {
  const reveal: Reveal = async (id, fields) => {
    const called = await client.reveal(id, fields);
    return called.ok ? called.value.fields : null;
  };
  const deliveries = await deliveriesOf(rows, answer.rows, { ...read, reveal });
  const written = await workbook.write(deliveries);
  const whole = deliveries.filter((delivery) => written.has(delivery) && delivery.undelivered.length === 0);
  const bases = new Map(part.bases);
  const moved = whole.filter(({ isInStep }) => !isInStep);
  for (const delivery of moved) bases.set(delivery.applicationId, await baseOf(delivery, marker));
  const areNumbered = numbers && (await workbook.writeAll(numberWrites(read.reading, deliveries)));
  const isSame = moved.length === 0 && part.pending === null && part.numbers === numbers && part.bases.size > 0;
  if (!isSame) await workbook.keep({ ...part, round, numbers, bases, pending: null });
  const isOpen = whole.length !== rows.length || read.rows.length !== rows.length || answer.registerOnly.length > 0;
  return {
    undelivered: deliveries.flatMap((delivery) => delivery.undelivered),
    calm: isOpen ? null : calmOf(round, answer.revision, read, deliveries, areNumbered),
  };
}
