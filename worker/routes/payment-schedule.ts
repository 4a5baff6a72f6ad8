// GET /api/rounds/{round}/payment-schedule and the same as .csv and .xlsx: what is to be paid, computed anew from events. Writes nothing.
import { createRoute, z } from "@hono/zod-openapi";
import { scheduleAnswerSchema } from "../../policy/contract/payments.ts";
import { roundIdSchema } from "../../policy/contract.ts";
import type { Schedule } from "../../policy/schedule/line.ts";
import { textOf } from "../../policy/schedule/payee.ts";
import { paymentSchedule } from "../../policy/schedule/schedule.ts";
import { access } from "../access.ts";
import { accountsOf } from "../accounts.ts";
import { registerOr404 } from "../change-register.ts";
import type { AppContext } from "../context.ts";
import { csvType, fileResponse, xlsxType } from "../file-response.ts";
import { type ScheduleFile, scheduleCsv } from "../payment-file/schedule-csv.ts";
import { scheduleWorkbook } from "../payment-file/schedule-workbook.ts";
import { roundOfPayments } from "../payments-register.ts";
import { type Accounts, shownLine, shownSchedule } from "../present/payments.ts";
import { fileAnswer, jsonAnswer, refusals, routes } from "../routes-app.ts";

const params = z.object({ round: roundIdSchema });
const readers = ["finance", "leader", "clerk", "auditor"] as const;
const path = "/api/rounds/{round}/payment-schedule" as const;

export const paymentSchedules = routes()
  .openapi(
    createRoute({
      ...access(...readers),
      method: "get",
      path,
      summary: "Every line of the round's payment schedule with its status, holds and derivation; accounts masked",
      request: { params },
      responses: { 200: jsonAnswer("The schedule", scheduleAnswerSchema), ...refusals(404) },
    }),
    async (c) => {
      const { schedule, accounts } = await scheduleOf(c, c.req.valid("param").round);
      c.header("cache-control", "private, no-cache");
      return c.json(shownSchedule(schedule, accounts), 200);
    },
  )
  .openapi(
    createRoute({
      ...access(...readers),
      method: "get",
      path: `${path}.csv`,
      summary: "The schedule as CSV in UTF-8, safe to open in a spreadsheet",
      request: { params },
      responses: { 200: fileAnswer(csvType, "CSV"), ...refusals(404) },
    }),
    async (c) => {
      const file = await scheduleFile(c, c.req.valid("param").round);
      return fileResponse(c, new TextEncoder().encode(scheduleCsv(file)), csvType, `payment-schedule-${file.round}.csv`);
    },
  )
  .openapi(
    createRoute({
      ...access(...readers),
      method: "get",
      path: `${path}.xlsx`,
      summary: "The schedule as a workbook",
      request: { params },
      responses: { 200: fileAnswer(xlsxType, "Workbook"), ...refusals(404) },
    }),
    async (c) => {
      const file = await scheduleFile(c, c.req.valid("param").round);
      return fileResponse(c, scheduleWorkbook(file), xlsxType, `payment-schedule-${file.round}.xlsx`);
    },
  );

async function scheduleOf(c: AppContext, round: string): Promise<{ schedule: Schedule; accounts: Accounts }> {
  const register = await registerOr404(c, round);
  const schedule = paymentSchedule(roundOfPayments(register, c.var.today), c.var.today);
  const accounts = await accountsOf(
    c,
    register,
    schedule.lines.map(({ payee }) => payee),
  );
  return { schedule, accounts };
}

async function scheduleFile(c: AppContext, round: string): Promise<ScheduleFile> {
  const { schedule, accounts } = await scheduleOf(c, round);
  const { applications } = await registerOr404(c, round);
  const lines = schedule.lines.map((line) => {
    const { studioName, hostName } = applications.get(line.applicationId)?.fields ?? {};
    const names = { studioName: textOf(studioName), hostName: textOf(hostName) };
    return { ...shownLine(line, accounts), amountFen: line.amountFen, ...names };
  });
  return { round, on: c.var.today, lines, totalFen: schedule.totalFen };
}
