// An office of clerks, leaders and finance in one process: commands decided by the policy on a round kept from its events alone.
import { consequencesOf } from "../../../policy/decisions/payments/consequences.ts";
import { type IsoDate, isoDateSchema } from "../../../policy/kinds.ts";
import { type Recorded, type RoundEvent, roundEventSchema } from "../../../policy/records/event.ts";
import type { Result } from "../../../policy/refusal.ts";
import { foldRecords, type RoundRecords } from "../../../policy/replay.ts";
import type { RoundOfPayments } from "../../../policy/schedule/facts.ts";
import type { Schedule, ScheduleLine } from "../../../policy/schedule/line.ts";
import { paymentSchedule } from "../../../policy/schedule/schedule.ts";
import { settingsSchema } from "../../../policy/settings.ts";

export const day = (text: string): IsoDate => isoDateSchema.parse(text);
export const decidedOn = "2025-12-20";
export const document = "京兴人社发〔2025〕88号";

export interface Office {
  readonly round: string;
  /** `2025-003` of 3. */
  readonly id: (number: number) => string;
  today: IsoDate;
  /** Applications that match a row of the municipal list which nobody decided on. */
  readonly openMatches: Set<string>;
  readonly events: Recorded<RoundEvent>[];
  /** The events as JSON has them; what follows from them is added. */
  readonly happened: (member: string, ...events: readonly { type: string; data: object; applicationId?: string }[]) => void;
  /** Decides on what stands now; false where it is refused. */
  readonly decided: (
    member: string,
    decide: (records: RoundOfPayments, on: IsoDate) => Result<readonly RoundEvent[]>,
  ) => boolean;
  /** A fact of another stream moved: only consequences follow. */
  readonly looked: () => void;
  readonly records: () => RoundOfPayments;
  readonly schedule: () => Schedule;
  /** @throws Error where there is no such line. */
  readonly line: (number: number, stage: string) => ScheduleLine;
}

export function openOffice(studios: number, fields: (number: number) => object = () => ({})): Office {
  const round = "2025";
  const id = (number: number) => `${round}-${String(number).padStart(3, "0")}`;
  let records: RoundRecords = { round: null, applications: new Map(), batches: new Map() };
  const events: Recorded<RoundEvent>[] = [];

  function append(member: string, decided: readonly RoundEvent[]): ReadonlySet<string> {
    const recorded = decided.map(
      (event, index): Recorded<RoundEvent> => ({
        ...event,
        seq: events.length + index + 1,
        at: `${office.today}T01:00:00.000Z`,
        on: office.today,
        by: `${member}示例`,
        member,
      }),
    );
    const { touched, ...after } = foldRecords(round, records, recorded);
    records = after;
    events.push(...recorded);
    return touched;
  }
  function commit(member: string, decided: readonly RoundEvent[]): void {
    const touched = append(member, decided);
    append(member, consequencesOf(office.records(), touched, office.today));
  }

  const office: Office = {
    round,
    id,
    today: day("2025-12-22"),
    openMatches: new Set(),
    events,
    happened: (member, ...happened) =>
      commit(
        member,
        happened.map((event) => roundEventSchema.parse(event)),
      ),
    decided: (member, decide) => {
      const result = decide(office.records(), office.today);
      if (result.ok && result.value.length > 0) commit(member, result.value);
      return result.ok;
    },
    looked: () => commit("clerk", []),
    records: () => {
      if (records.round === null) throw new Error("The office has no round.");
      return { ...records, round: records.round, openMatches: office.openMatches };
    },
    schedule: () => paymentSchedule(office.records(), office.today),
    line: (number, stage) => {
      const line = office.schedule().lines.find(({ paymentId }) => paymentId === `${id(number)}-${stage}`);
      if (line === undefined) throw new Error(`No line ${id(number)}-${stage}.`);
      return line;
    },
  };

  const numbers = Array.from({ length: studios }, (_, index) => index + 1);
  append("clerk", [
    roundEventSchema.parse({
      type: "round.created",
      data: { year: 2025, previousYear: 2023, settings: settingsSchema.parse({}) },
    }),
    ...numbers.map((number) => submitted(id(number), { ...usualFields(number), ...fields(number) })),
  ]);
  append("leader", [
    ...numbers.map((number) => approved(id(number))),
    roundEventSchema.parse({ type: "round.running-begun", data: { document, decidedOn } }),
  ]);
  return office;
}

const usualFields = (number: number) => ({
  hostName: `北京甲乙${number}号设备有限公司`,
  studioName: `北京甲乙${number}号设备有限公司李示例钳工首席技师工作室`,
  payeeName: `北京甲乙${number}号设备有限公司`,
  payeeAccount: accountReference(number, 0),
  payeeBank: "北京农商银行大兴支行",
  payeeBankCode: "402100000018",
  municipalFunded: false,
});

/** The `change`th account of a studio, sealed. */
export const accountReference = (number: number, change: number) => ({
  sealed: `b-${number}-${change}/payeeAccount`,
  commitment: "0".repeat(64),
});

function submitted(applicationId: string, fields: object): RoundEvent {
  const changes = Object.entries(fields).map(([field, to]) => ({ field, from: null, to }));
  const data = { changes, workbook: { id: "w", name: "w" } };
  return roundEventSchema.parse({ type: "application.submitted", applicationId, data });
}

function approved(applicationId: string): RoundEvent {
  const data = { outcome: "approved", document, decidedOn, reason: null, origin: "register" };
  return roundEventSchema.parse({ type: "application.decided", applicationId, data });
}

const ofStudio = (type: string, data: object) => (applicationId: string) => ({ type, applicationId, data });

/** A yearly assessment or a recheck. */
export const assessed = (assessedOn: string, grade: string, secondAmountFen: number | null, kind = "annual") =>
  ofStudio("application.assessed", {
    kind,
    assessedOn,
    grade,
    rectificationDeadline: grade === "不合格" && kind === "annual" ? "2027-06-30" : null,
    secondAmountFen,
    opinion: null,
    rulings: {},
  });

export const matched = (awardId: string, effect: "excludes" | "stops-unpaid" | "none") =>
  ofStudio("application.municipal-match-resolved", {
    awardId,
    same: effect !== "none",
    reason: "核实",
    effect,
    rulings: {},
  });

export const payeeMoved = (number: number, change: number) =>
  ofStudio("application.changed", {
    changes: [{ field: "payeeAccount", from: null, to: accountReference(number, change) }],
    reopened: false,
    payeeChanged: true,
    workbook: { id: "w", name: "w" },
  });
