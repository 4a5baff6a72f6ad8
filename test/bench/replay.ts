// Full volumes of what replaying has to hold: random lives in one process, and random histories over HTTP.
import { live } from "../policy/decisions/lives.ts";
import { replayedHistories } from "../worker/domain/replayed-histories.ts";
import { startTestRegister } from "../worker/domain/test-register.ts";
import { inMs, type Table } from "./table.ts";

const [lives, histories] = [5_000, 60];
const seed = 2_026;

/** Nothing without `long`. Throws with the seed where a history and its events differ, or a decision is another one when taken again. */
export async function replayBench(long: boolean): Promise<readonly Table[]> {
  if (!long) return [];
  const start = performance.now();
  const { decisions } = live(seed, lives);
  const lived = performance.now();
  const register = await startTestRegister();
  try {
    const problems = (await replayedHistories(register, seed, histories)).flatMap((history) => history.problems);
    if (problems.length > 0) throw new Error(problems.join("\n"));
  } finally {
    await register.stop();
  }
  const rows = [
    [`${lives} lives in one process, seed ${seed}`, `${decisions} decisions taken again`, inMs(lived - start)],
    [`${histories} histories over HTTP, seeds from ${seed}`, "tables as the events say", inMs(performance.now() - lived)],
  ];
  return [
    {
      title: "Replay: state from events alone, decisions under the rulings of their day",
      head: ["what", "held", "time"],
      rows,
    },
  ];
}
