// Plants known faults into a faultless round, each on a studio of its own, and says which rule has to find it at which entry.
import type { CellObject } from "@e965/xlsx";
import type { IsoDate } from "../../policy/kinds.ts";
import { Bed, date, type PlantedFault, text, textOf } from "./fault-bed.ts";
import { type MessyWorkbook, messyWorkbook, shuffled } from "./messy.ts";
import type { Entry, EntryRow } from "./messy-cells.ts";
import type { CellPlace, TableKey } from "./messy-sheet.ts";

const id = (value: string): Entry => ({ kind: "id", text: value });
const number = (value: number): Entry => ({ kind: "number", number: value });
const yuan = (value: number): Entry => ({ kind: "yuan", yuan: value });
const yesNo = (yes: boolean): Entry => ({ kind: "yesNo", yes });
const blank = (): Entry => ({ kind: "raw", cell: null });
const raw = (cell: CellObject): Entry => ({ kind: "raw", cell });
const words = (value: string): Entry => raw({ t: "s", v: value });

const numberOf = (entry: Entry | null | undefined): number => (entry?.kind === "number" ? entry.number : 0);

type Fault = (bed: Bed) => void;

/** A fault in one field of an application that is not on the notice list. */
const inApplication =
  (rule: string, field: string, entry: (old: Entry | null | undefined) => Entry): Fault =>
  (bed) => {
    const studio = bed.takeUnlisted();
    if (studio === null) return;
    bed.expect(rule, bed.set("applications", studio, field, entry(bed.row("applications", studio)[field])));
  };

/** A fault in one field of an approved studio's row. */
const inListed =
  (rule: string, table: TableKey, field: string, entry: (old: Entry | null | undefined) => Entry, nth = 0): Fault =>
  (bed) => {
    const studio = bed.takeListed();
    if (studio === null) return;
    bed.expect(rule, bed.set(table, studio, field, entry(bed.row(table, studio, nth)[field]), nth));
  };

const otherCharacter = (code: string): string => code.slice(0, -1) + (code.endsWith("1") ? "2" : "1");
const contradictingLevel = (old: Entry | null | undefined): Entry => {
  const certificate = textOf(old);
  return id(`${certificate.slice(0, 15)}${certificate.charAt(15) === "1" ? "2" : "1"}${certificate.slice(16)}`);
};

const applicationFaults: readonly Fault[] = [
  inApplication("identity/credit-code", "creditCode", (old) => id(otherCharacter(textOf(old)))),
  inApplication("identity/id-number", "leadIdNumber", (old) => id(otherCharacter(textOf(old)))),
  inApplication("identity/phone", "contactPhone", () => id("12345")),
  inApplication("identity/payee-account", "payeeAccount", () => id("1234567")),
  inApplication("identity/bank-code", "payeeBankCode", () => id("10210001")),
  inApplication("identity/certificate-level", "certificateNumber", contradictingLevel),
  inApplication("eligibility/location", "daxingBasis", () => words("外区")),
  inApplication("eligibility/skill-level-unknown", "skillLevel", () => words("工程师")),
  inApplication("eligibility/team", "memberCount", () => number(0)),
  inApplication("eligibility/team", "apprenticeCount", () => number(0)),
  inApplication("eligibility/host-conditions", "hostTalentSystem", () => yesNo(false)),
  inApplication("eligibility/host-conditions", "hostSite", () => yesNo(false)),
  inApplication("eligibility/host-conditions", "hostFunding", () => yesNo(false)),
  inApplication("materials/missing", "docApplicationForm", () => yesNo(false)),
  inApplication("materials/missing", "docReport", () => words("缺")),
  inApplication("materials/missing", "docLicence", () => yesNo(false)),
  inApplication("materials/missing", "docBankProof", () => words("未提交")),
  inApplication("materials/missing", "docEvidence", () => yesNo(false)),
  inApplication("materials/copies", "paperCopies", () => words("1份")),
  inApplication("materials/electronic", "electronicCopies", () => yesNo(false)),
  inApplication("materials/photos", "photos", () => yesNo(false)),
  inApplication("materials/video-length", "videoMinutes", () => words("12分钟")),
  inApplication("workbook/required-cell", "occupation", blank),
  inApplication("workbook/required-cell", "creditCode", () => words("／")),
  inApplication("workbook/required-cell", "skillLevel", () => words("—")),
  inApplication("workbook/value-unreadable", "paperCopies", () => words("若干")),
  inApplication("workbook/value-unreadable", "municipalFunded", () => words("待查")),
  inApplication("workbook/value-unreadable", "daxingBasis", () => words("拟注册")),
  inApplication("workbook/digits-lost", "leadIdNumber", () => raw({ t: "n", v: 110_115_197_001_011_000 })),
  inApplication("workbook/digits-lost", "payeeAccount", () => words("1.10012E+18")),
  inApplication("workbook/cell-error", "leadName", () => raw({ t: "e", v: 0x2a, w: "#N/A" })),
  inApplication("workbook/cell-error", "skillLevel", () => raw({ t: "e", v: 0x17, w: "#REF!" })),
  (bed) => {
    const studio = bed.takeUnlisted();
    if (studio === null) return;
    bed.set("applications", studio, "certificateNumber", blank());
    bed.expect("eligibility/skill-level", bed.set("applications", studio, "skillLevel", words("高级工（三级）")));
  },
  (bed) => {
    const studio = bed.takeUnlisted();
    if (studio !== null)
      bed.expect("materials/studio-name", bed.rename(studio, studio.replace("首席技师工作室", "技师工作室")));
  },
  (bed) => {
    const studio = bed.takeUnlisted();
    if (studio !== null)
      bed.expect("materials/studio-name-width", bed.rename(studio, studio.replace("有限公司", "有限公司　")));
  },
  (bed) => {
    const studio = bed.takeUnlisted();
    if (studio === null) return;
    const { hostName, leadName, municipalFunded } = bed.row("applications", studio);
    bed.add("municipalAwards", award(text(textOf(hostName)), text(textOf(leadName))));
    bed.expect("duplicate/municipal-undeclared", municipalFunded, ["municipalAwards"]);
  },
  (bed) => {
    const studio = bed.takeUnlisted();
    if (studio === null) return;
    const { hostName, leadName, municipalFunded } = bed.row("applications", studio);
    const moved = textOf(hostName).replace(/^北京(.*)有限公司$/, "$1（北京）有限公司");
    bed.add("municipalAwards", award(text(moved), text(textOf(leadName))));
    bed.expect("duplicate/municipal-possible", municipalFunded, ["municipalAwards"]);
  },
];

const award = (hostName: Entry, leadName: Entry): EntryRow => ({
  programme: text("市级首席技师工作室"),
  awardYear: number(2022),
  studioName: text("市级工作室"),
  hostName,
  leadName,
  source: text("京人社能发〔2022〕9号"),
});

const inScores =
  (rule: string, field: string, entry: (old: Entry | null | undefined) => Entry): Fault =>
  (bed) => {
    const studio = bed.takeUnlisted();
    if (studio === null) return;
    bed.expect(rule, bed.set("scores", studio, field, entry(bed.row("scores", studio)[field])));
  };

const scoreFaults: readonly Fault[] = [
  inScores("scoring/out-of-range", "score2", () => number(101)),
  inScores("scoring/out-of-range", "score3", () => number(-1)),
  inScores("scoring/missing", "score1", blank),
  inScores("scoring/average", "averageScore", (old) => number(numberOf(old) + 1)),
  inScores("scoring/rank", "rank", (old) => number(numberOf(old) + 1)),
  inScores("workbook/value-unreadable", "score1", () => words("约90")),
];

const noticeFaults: readonly Fault[] = [
  inListed("notice/too-short", "notices", "noticeEnd", () => date("2025-11-07")),
  inListed("notice/narrow-count", "notices", "noticeEnd", () => date("2025-11-09")),
  inListed("workbook/date-imprecise", "notices", "noticeEnd", () => words("2025年11月")),
  inListed("workbook/date-imprecise", "notices", "decisionDate", () => words("2025年")),
  inListed("workbook/value-unreadable", "notices", "decisionDate", () => words("2025-02-30")),
  inListed("workbook/value-unreadable", "notices", "decision", () => words("待定")),
  inListed("decision/before-notice-end", "notices", "decisionDate", () => date("2025-11-14")),
  inListed("decision/document", "notices", "approvalDocument", blank),
  (bed) => {
    const studio = bed.takeListed();
    if (studio === null) return;
    bed.set("notices", studio, "objection", yesNo(true));
    bed.expect("notice/objection-open", bed.row("notices", studio)["decision"]);
  },
  (bed) => {
    const studioName = text("无此单位首席技师工作室");
    bed.add("notices", { studioName, noticeStart: date("2025-11-03"), noticeEnd: date("2025-11-14") });
    bed.expect("notice/unknown-studio", studioName, [], { onlyOnSheets: true });
  },
];

const stages = { first: 0, award: 1, second: 2 } as const;

/** An amount the measures do not know, with its capitals. */
const wrongAmount =
  (rule: string, nth: number, amount: number, capitals: string): Fault =>
  (bed) => {
    const studio = bed.takeListed();
    if (studio === null) return;
    bed.set("payments", studio, "amountInCapitals", text(capitals), nth);
    bed.expect(rule, bed.set("payments", studio, "amount", yuan(amount), nth));
  };

const paymentFaults: readonly Fault[] = [
  wrongAmount("funding/first-tranche", stages.first, 90_000, "玖万元整"),
  wrongAmount("funding/first-tranche", stages.first, 110_000, "壹拾壹万元整"),
  wrongAmount("funding/team-award", stages.award, 20_000, "贰万元整"),
  wrongAmount("funding/second-tranche", stages.second, 120_000, "壹拾贰万元整"),
  inListed("funding/award-apart", "payments", "paidOn", () => date("2025-12-22"), stages.award),
  inListed("funding/before-one-year", "payments", "paidOn", () => date("2026-11-15"), stages.second),
  inListed("workbook/date-imprecise", "payments", "paidOn", () => words("2027.1"), stages.second),
  inListed("workbook/value-unreadable", "payments", "amount", () => words("约10万"), stages.first),
  inListed("workbook/value-unreadable", "payments", "amount", () => words("-8万元"), stages.second),
  inListed("funding/capital-amount", "payments", "amountInCapitals", () => text("壹万元整"), stages.first),
  inListed("funding/payee", "payments", "payeeName", () => text("北京另一家有限公司"), stages.award),
  (bed) => {
    const studio = bed.takeListed();
    if (studio === null) return;
    for (const nth of [stages.first, stages.award])
      bed.expect("funding/before-decision", bed.set("payments", studio, "paidOn", date("2025-12-01"), nth));
  },
  (bed) => {
    const studio = bed.takeListed();
    if (studio === null) return;
    const amount = yuan(80_000);
    bed.add("payments", { ...bed.row("payments", studio, stages.second), studioName: text(studio), amount });
    bed.expect("funding/paid-twice", amount, ["payments"], { onlyOnSheets: true });
  },
  (bed) => {
    const studioName = text("无此单位首席技师工作室");
    bed.add("payments", { studioName, stage: text("第一阶段"), amount: yuan(100_000), paidOn: date("2025-12-20") });
    bed.expect("funding/unknown-studio", studioName, ["payments"], { onlyOnSheets: true });
  },
];

const assessmentFaults: readonly Fault[] = [
  inListed("assessment/too-early", "assessments", "assessmentDate", () => date("2026-11-20")),
  inListed("workbook/value-unreadable", "assessments", "assessmentResult", () => words("基本合格")),
  inListed("workbook/date-imprecise", "assessments", "assessmentDate", () => words("2026年12月")),
  (bed) => {
    const studio = bed.takeListed();
    if (studio === null) return;
    const result = bed.set("assessments", studio, "assessmentResult", words("不合格"));
    bed.expect("assessment/no-deadline", result);
    bed.expect("funding/without-pass", bed.row("payments", studio, stages.second)["amount"], ["payments"]);
  },
  (bed) => {
    const studioName = text("无此单位首席技师工作室");
    bed.add("assessments", { studioName, assessmentDate: date("2026-12-20"), assessmentResult: words("合格") });
    bed.expect("assessment/unknown-studio", studioName, [], { onlyOnSheets: true });
  },
];

/** A fault in one row of the ledger; every ledger has five. */
const inLedger =
  (rule: string, field: string, entry: (old: Entry | null | undefined) => Entry): Fault =>
  (bed) => {
    const row = bed.round.expenditures[2];
    if (row === undefined) return;
    const at = entry(row[field]);
    bed.round.expenditures = bed.round.expenditures.map((other) => (other === row ? { ...row, [field]: at } : other));
    bed.expect(rule, at, ["expenditures"]);
  };

const ledgerFaults: readonly Fault[] = [
  inLedger("expenditure/balance", "balance", (old) => yuan((old?.kind === "yuan" ? old.yuan : 0) + 100)),
  inLedger("expenditure/off-purpose", "summary", () => text("招待来访专家")),
  inLedger("expenditure/voucher-missing", "voucherNumber", blank),
  inLedger("workbook/date-imprecise", "spentOn", () => words("2026年1月")),
  (bed) => {
    const { expenditures } = bed.round;
    const row = expenditures[2];
    if (row === undefined) return;
    const spentOn = date("2025-12-10");
    bed.round.expenditures = expenditures.map((other) => (other === row ? { ...row, spentOn } : other));
    bed.expect("expenditure/before-funding", spentOn, ["expenditures", "payments"]);
    // Without payments the ledger's own income is what may be spent, and on that day there was none.
    bed.expect("expenditure/overspent", row["amountOut"], ["expenditures"], { without: "payments" });
  },
  (bed) => {
    const last = bed.round.expenditures.at(-1);
    if (last === undefined) return;
    const before = bed.round.expenditures.at(-2)?.["balance"];
    const amountOut = yuan(150_000);
    const balance = yuan((before?.kind === "yuan" ? before.yuan : 0) - 150_000);
    bed.round.expenditures = [...bed.round.expenditures.slice(0, -1), { ...last, amountOut, balance }];
    bed.expect("expenditure/overspent", amountOut, ["expenditures"]);
  },
];

const roundFault: Fault = (bed) => {
  const previousRound = number(2024);
  bed.round.previousRound = previousRound;
  bed.expect("round/interval", previousRound);
};

const anywhere: readonly Fault[] = [
  ...applicationFaults,
  ...scoreFaults,
  ...noticeFaults,
  ...paymentFaults,
  ...assessmentFaults,
  roundFault,
];

export interface FaultyWorkbook extends MessyWorkbook {
  readonly today: IsoDate;
  readonly faults: readonly (CellPlace & { readonly rule: string })[];
}

/** A messy workbook with one to eight faults of known place; faults whose table or column the clerk left out are not among them. */
export function faultyWorkbook(seed: number): FaultyWorkbook {
  let planted: readonly PlantedFault[] = [];
  const messy = messyWorkbook(seed, 10, (round, draw) => {
    const bed = new Bed(round, draw);
    const [ledger] = shuffled(draw, ledgerFaults);
    if (draw(2) === 0) ledger?.(bed);
    for (const fault of shuffled(draw, anywhere).slice(0, 1 + draw(7))) fault(bed);
    planted = bed.planted;
    return bed.round;
  });
  const faults = planted.flatMap(({ rule, at, needs, without, onlyOnSheets }) => {
    const place = messy.places.get(at);
    const absent = without === undefined || !messy.tables.has(without);
    const told = absent && needs.every((table) => messy.tables.has(table)) && !(onlyOnSheets === true && messy.wide);
    return told && place !== undefined ? [{ rule, ...place }] : [];
  });
  return { ...messy, faults };
}
