// How long the payment schedule and its files take for 5,000 lines, beside reading the same lines raw; with `long` the full simulation and kills.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { paymentSchedule } from "../../policy/schedule/schedule.ts";
import { paymentCsv } from "../../worker/payment-file/payment-csv.ts";
import { paymentWorkbook } from "../../worker/payment-file/payment-workbook.ts";
import { openOffice } from "../policy/payments/office.ts";
import { simulate } from "../policy/payments/simulation.ts";
import { killWhilePaying } from "../worker/domain/killed-payments.ts";
import { approvedFile } from "../worker/payment-file/an-approved-batch.ts";
import { freePort, killAll } from "../worker/spine/local-commands.ts";
import { inMs, medianMs, type Table } from "./table.ts";

const lineCount = 5_000;
const longSteps = 200_000;
const longKills = 30;
const seed = 2_026;

/** Throws with the seed where a simulation fails. */
export async function paymentsBench(long: boolean): Promise<readonly Table[]> {
  return long ? [await timesTable(), await longTable()] : [await timesTable()];
}

async function timesTable(): Promise<Table> {
  const office = openOffice(Math.ceil(lineCount / 3));
  const records = office.records();
  const raw = JSON.stringify([...records.applications.values()]);
  const { file } = await approvedFile(Array.from({ length: lineCount }, () => ({})));
  const rawFile = JSON.stringify(file.lines);
  const rows = [
    ["reading the studios' records raw (JSON)", inMs(await medianMs(() => JSON.parse(raw))), ""],
    [`schedule of ${lineCount} lines`, inMs(await medianMs(() => paymentSchedule(records, office.today))), "1000 ms"],
    ["reading the same lines raw (JSON)", inMs(await medianMs(() => JSON.parse(rawFile))), ""],
    [`.xlsx of ${lineCount} lines`, inMs(await medianMs(() => paymentWorkbook(file))), "3000 ms"],
    [`.csv of ${lineCount} lines`, inMs(await medianMs(() => paymentCsv(file))), ""],
  ];
  return { title: "Payments: schedule and files", head: ["what", "median", "aim, at most"], rows };
}

async function longTable(): Promise<Table> {
  const { happened } = simulate(seed, longSteps);
  const data = mkdtempSync(join(tmpdir(), "killed-payments-"));
  try {
    const { problems } = await killWhilePaying({ data, port: await freePort(), seed, kills: longKills });
    if (problems.length > 0) throw new Error(problems.join("\n"));
  } finally {
    killAll();
    rmSync(data, { recursive: true, force: true });
  }
  const told = ["payment.paid", "payment.returned", "batch.voided", "batch.stopped", "recovery.opened"];
  const rows = [
    [`${longSteps} random steps, seed ${seed}`, told.map((type) => `${type} ${happened.get(type) ?? 0}`).join(", ")],
    [`${longKills} × kill -9 during approval, pull or report`, "nothing lost, nothing twice"],
  ];
  return { title: "Payments: seeded work and kills", head: ["what", "happened"], rows };
}
