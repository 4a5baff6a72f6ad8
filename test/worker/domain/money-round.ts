// A round taken over with its money in every state: batches, and recoveries of what was paid before.
import type { BatchAnswer } from "../../../policy/contract/payments.ts";
import type { Target, Targets } from "./command.ts";
import type { RoundWalk } from "./round-walk.ts";
import { cleanFields } from "./sample-rows.ts";

const document = "京兴人社发〔2024〕3号";
const day = "2026-11-22";
const warning = { measure: "warning", decidedOn: day, reason: "台账不实" };
const takenBack = { ...warning, recoverFen: 100_000 };
const studios = 8;
/** Of these only the second stage was paid: their other lines go into the batches. */
const unpaid = 4;

/** Applications 1 to 4 lie in batches, 5 to 8 give money back. Closed: all but a stopped batch, which no closed round has. */
export async function moneyRound(walk: RoundWalk, first: number, stage: "running" | "closed") {
  const { round, id, did } = walk;
  await did("clerk", "POST", `/api/rounds/${round}/opening`, openingOf(first));
  await did("leader", "POST", `/api/rounds/${round}/opening/confirmation`);
  const batches = await batchesOf(walk, stage);
  const recovery = (number: number): Target => ({ round, id: `${id(number)}-recovery-1` });
  await match(walk, 5, [true]);
  for (const number of [6, 7]) await walk.onApplication("leader", number, "sanctions", takenBack);
  await did("finance", "POST", `/api/recoveries/${recovery(7).id}/receipt`, { voucherNumber: "退-1" });
  await match(walk, 8, [true, false]);
  const states = { held: recovery(5), due: recovery(6), recovered: recovery(7), cancelled: recovery(8) };
  if (stage === "closed") await walk.stage("closed");
  return { stage, states: [], batches, recoveries: new Map(Object.entries(states)) };
}

function openingOf(first: number) {
  const refs = Array.from({ length: studios }, (_, index) => String(index + 1));
  const second = { stage: "second", amountFen: 8_000_000, paidOn: "2026-01-12", voucherNumber: "记-3" };
  const earlier = { stage: "first", amountFen: 10_000_000, paidOn: "2025-01-10", voucherNumber: "记-1" };
  return {
    document,
    applications: refs.map((ref, index) => ({ ref, fields: cleanFields(first + index) })),
    decisions: refs.map((ref) => ({ ref, outcome: "approved", decidedOn: "2024-12-20", document })),
    payments: refs.flatMap((ref) => [{ ref, ...second }, ...(Number(ref) > unpaid ? [{ ref, ...earlier }] : [])]),
  };
}

/** A batch of one line in every state. */
async function batchesOf(walk: RoundWalk, stage: "running" | "closed"): Promise<Targets> {
  const { round, id, did } = walk;
  const at = (batch: Target, step: string) => `/api/payment-batches/${batch.id}/${step}`;
  const prepared = async (number: number, what: string) => {
    const line = `${id(number)}-${what}`;
    const batch = await did<BatchAnswer>("clerk", "POST", "/api/payment-batches", { round, payments: [line] });
    return { round, id: batch.id, line, hash: batch.hash };
  };
  const approved = async (number: number, what: string) => {
    const batch = await prepared(number, what);
    await did("leader", "POST", at(batch, "approval"), { hash: batch.hash });
    return batch;
  };
  const pulled = async (number: number, what: string) => {
    const batch = await approved(number, what);
    await did("finance", "GET", at(batch, "file.json"));
    return batch;
  };
  const states = new Map<string, Target>([
    ["prepared", await prepared(1, "first")],
    ["approved", await approved(1, "award")],
    ["pulled", await pulled(2, "first")],
  ]);
  const settled = await pulled(2, "award");
  const paid = { paymentId: settled.line, outcome: "paid", paidOn: day, voucherNumber: "记-4" };
  await did("finance", "POST", at(settled, "results"), { results: [paid] });
  const cancelled = await prepared(3, "first");
  await did("clerk", "POST", at(cancelled, "cancellation"), { reason: "重新核对" });
  const voided = await prepared(3, "award");
  states.set("settled", settled).set("cancelled", cancelled).set("void", voided);
  await walk.onApplication("leader", 3, "sanctions", warning);
  if (stage === "closed") return states;
  states.set("stopped", await pulled(4, "first"));
  await walk.onApplication("leader", 4, "sanctions", warning);
  return states;
}

/** A row of the municipal list that is this studio by host and lead; its id. */
export async function sentAward(walk: RoundWalk, number: number, awardYear: number): Promise<string> {
  const application = `/api/applications/${walk.id(number)}`;
  const { fields } = await walk.did<{ fields: Readonly<Record<string, unknown>> }>("clerk", "GET", application);
  const { hostName, leadName } = fields;
  const listed = await walk.did<{ items: readonly { id: string; hostName: unknown }[] }>(
    "clerk",
    "PUT",
    "/api/municipal-awards",
    {
      awards: [{ programme: "市级首席技师工作室", awardYear, hostName, leadName }],
    },
  );
  const awardId = listed.items.find((award) => award.hostName === hostName)?.id;
  if (awardId === undefined) throw new Error(`No row of ${String(hostName)} in the municipal list.`);
  return awardId;
}

/** Says of such a row, one after the other, whether it is the studio. */
async function match(walk: RoundWalk, number: number, answers: readonly boolean[]): Promise<void> {
  const awardId = await sentAward(walk, number, 2024);
  for (const same of answers) {
    await walk.onApplication("clerk", number, "municipal-match", { awardId, same, reason: "核实" });
  }
}
