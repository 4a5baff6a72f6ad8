// A round without a fault, made up from a seed: applications, scores, notice, decisions, payments, assessments, a ledger, the municipal list.
import { addDays } from "../../policy/calendar.ts";
import { creditCheckCharacter, idCheckCharacter } from "../../policy/codes.ts";
import { type IsoDate, isoDateSchema } from "../../policy/kinds.ts";
import { studioNameOf } from "../../policy/names.ts";
import { type Draw, makeStudio, pick } from "../policy/invented-studios.ts";

/** A value before it is written in one of the many ways clerks write it. */
export type Plain =
  | { readonly kind: "text" | "id" | "level"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "yuan"; readonly yuan: number }
  | { readonly kind: "date"; readonly date: IsoDate }
  | { readonly kind: "yesNo"; readonly yes: boolean }
  | { readonly kind: "word"; readonly words: readonly string[] };

/** By field key; score columns as `score1`, `score2`, … */
export type PlainRow = Readonly<Record<string, Plain | null>>;

export interface CleanRound {
  readonly today: IsoDate;
  readonly experts: number;
  readonly applications: readonly PlainRow[];
  readonly scores: readonly PlainRow[];
  readonly notices: readonly PlainRow[];
  readonly payments: readonly PlainRow[];
  readonly assessments: readonly PlainRow[];
  readonly expenditures: readonly PlainRow[];
  readonly municipalAwards: readonly PlainRow[];
}

const text = (value: string): Plain => ({ kind: "text", text: value });
const id = (value: string): Plain => ({ kind: "id", text: value });
const number = (value: number): Plain => ({ kind: "number", number: value });
const yuan = (value: number): Plain => ({ kind: "yuan", yuan: value });
const date = (value: string): Plain => ({ kind: "date", date: isoDateSchema.parse(value) });
const yesNo = (yes: boolean): Plain => ({ kind: "yesNo", yes });
const word = (...words: string[]): Plain => ({ kind: "word", words });

const towns = [
  "黄村镇",
  "西红门镇",
  "旧宫镇",
  "亦庄镇",
  "瀛海镇",
  "青云店镇",
  "采育镇",
  "安定镇",
  "礼贤镇",
  "榆垡镇",
  "庞各庄镇",
  "北臧村镇",
];
const numerals = "0123456789";
const digits = (draw: Draw, n: number) => Array.from({ length: n }, () => numerals[draw(10)]).join("");

interface Entry {
  readonly application: PlainRow;
  readonly studioName: string;
  readonly hostName: string;
  readonly leadName: string;
  readonly occupation: string;
  readonly account: string;
  readonly marks: readonly number[];
  readonly average: number;
}

function makeEntry(draw: Draw, index: number, experts: number): Entry {
  const studio = makeStudio(draw);
  const hostName = `北京${studio.brand}${studio.trade}有限公司`;
  const code17 = `91110115MA${String(index).padStart(6, "0").slice(-6)}${digits(draw, 1)}`;
  const id17 = `110115${1960 + draw(35)}0${1 + draw(9)}1${draw(9)}${digits(draw, 3)}`;
  const studioName = studioNameOf(hostName, studio.lead, studio.occupation);
  const senior = draw(2) === 0;
  const account = `1100${digits(draw, 15)}`;
  const base = 60 + draw(35);
  const marks = Array.from({ length: experts }, () => base + draw(5));
  const hundredths = Math.round((marks.reduce((sum, mark) => sum + mark, 0) * 100) / experts);
  const application: PlainRow = {
    seq: number(index + 1),
    township: text(pick(draw, towns)),
    hostName: text(hostName),
    creditCode: id(code17 + creditCheckCharacter(code17)),
    hostType: text("企业"),
    daxingBasis: word(pick(draw, ["注册", "经营", "注册及经营", "是"])),
    studioName: text(studioName),
    leadName: text(studio.lead),
    leadIdNumber: id(id17 + idCheckCharacter(id17)),
    occupation: text(studio.occupation),
    skillLevel: { kind: "level", text: senior ? "高级技师" : "技师" },
    certificateNumber: id(`Y0000119${digits(draw, 7)}${senior ? 1 : 2}${digits(draw, 6)}`),
    memberCount: number(3 + draw(12)),
    apprenticeCount: number(2 + draw(12)),
    hostTalentSystem: yesNo(true),
    hostSite: yesNo(true),
    hostFunding: yesNo(true),
    docApplicationForm: yesNo(true),
    docReport: yesNo(true),
    docLicence: yesNo(true),
    docBankProof: yesNo(true),
    docEvidence: yesNo(true),
    paperCopies: number(2 + draw(2)),
    electronicCopies: yesNo(true),
    photos: yesNo(true),
    videoMinutes: draw(3) === 0 ? null : number(4 + draw(7)),
    contactName: text(pick(draw, ["赵敏", "钱程", "孙杰"])),
    contactPhone: id(`138${digits(draw, 8)}`),
    payeeName: text(hostName),
    payeeAccount: id(account),
    payeeBank: text("中国工商银行北京大兴支行"),
    payeeBankCode: id(`1021000${digits(draw, 5)}`),
    municipalFunded: yesNo(false),
    remark: null,
  };
  return {
    application,
    studioName,
    hostName,
    leadName: studio.lead,
    occupation: studio.occupation,
    account,
    marks,
    average: hundredths,
  };
}

/** Applications enough for every later table to have rows; at least four. */
export function makeRound(draw: Draw, size: number): CleanRound {
  const experts = 5 + draw(3);
  const entries = Array.from({ length: Math.max(4, size) }, (_, index) => makeEntry(draw, index, experts));
  const descending = entries.map(({ average }) => average).sort((a, b) => b - a);
  // The first of equals in descending order stands behind all that are greater.
  const rankByAverage = new Map([...descending.entries()].reverse().map(([index, average]) => [average, index + 1]));
  const rankOf = (entry: Entry) => rankByAverage.get(entry.average) ?? 0;
  // Where the cut falls among equals the shortlist would be a question: the whole tie is taken in.
  const places = Math.max(1, Math.floor(entries.length / 2));
  const listed = entries.filter((entry) => rankOf(entry) <= places);
  const isListed = new Set(listed);
  const document = "京兴首席技师〔2025〕3号";
  const scores = entries.map(
    (entry): PlainRow => ({
      studioName: text(entry.studioName),
      ...Object.fromEntries(entry.marks.map((mark, index) => [`score${index + 1}`, number(mark)])),
      averageScore: number(entry.average / 100),
      rank: number(rankOf(entry)),
      shortlisted: yesNo(isListed.has(entry)),
    }),
  );
  const notices = listed.map(
    (entry): PlainRow => ({
      studioName: text(entry.studioName),
      hostName: text(entry.hostName),
      leadName: text(entry.leadName),
      occupation: text(entry.occupation),
      noticeStart: date("2025-11-03"),
      noticeEnd: date("2025-11-14"),
      objection: yesNo(false),
      decision: word(pick(draw, ["同意", "通过", "认定", "同意认定"])),
      decisionDate: date("2025-12-05"),
      approvalDocument: text(document),
    }),
  );
  const payment = (entry: Entry, stage: Plain, amount: number, capitals: string, paidOn: string): PlainRow => ({
    studioName: text(entry.studioName),
    stage,
    amount: yuan(amount),
    amountInCapitals: text(capitals),
    payeeName: text(entry.hostName),
    payeeAccount: id(entry.account),
    paidOn: date(paidOn),
  });
  const payments = listed.flatMap((entry) => [
    payment(entry, word(pick(draw, ["第一阶段", "首期"])), 100_000, "壹拾万元整", "2025-12-20"),
    payment(entry, word(pick(draw, ["团队奖励", "奖励"])), 30_000, "叁万元整", "2025-12-20"),
    payment(entry, word(pick(draw, ["第二阶段", "尾款"])), 80_000, "捌万元整", "2027-01-15"),
  ]);
  const assessments = listed.map(
    (entry): PlainRow => ({
      studioName: text(entry.studioName),
      assessmentDate: date("2026-12-20"),
      assessmentResult: word(pick(draw, ["优秀", "良好", "合格"])),
    }),
  );
  return {
    today: isoDateSchema.parse("2027-03-01"),
    experts,
    applications: entries.map(({ application }) => application),
    scores,
    notices,
    payments,
    assessments,
    expenditures: makeLedger(draw, listed[0]),
    municipalAwards: Array.from({ length: 3 }, (): PlainRow => {
      const other = makeStudio(draw);
      return {
        programme: text("市级首席技师工作室"),
        awardYear: number(2020 + draw(4)),
        studioName: text(`${other.lead}首席技师工作室（市级）`),
        hostName: text(`天津${other.brand}${other.trade}集团有限公司`),
        leadName: text(`欧阳${other.lead}`),
        source: text("京人社能发〔2022〕8号"),
      };
    }),
  };
}

function makeLedger(draw: Draw, entry: Entry | undefined): PlainRow[] {
  if (entry === undefined) return [];
  const ledgerRow = (
    index: number,
    day: string,
    summary: string,
    amounts: { in?: number; out?: number; balance: number },
  ): PlainRow => ({
    studioName: text(entry.studioName),
    spentOn: date(day),
    voucherNumber: text(`记-${String(index).padStart(3, "0")}`),
    category: text(index === 1 ? "拨款" : "材料费"),
    summary: text(summary),
    amountIn: amounts.in === undefined ? null : yuan(amounts.in),
    amountOut: amounts.out === undefined ? null : yuan(amounts.out),
    balance: yuan(amounts.balance),
    fundingSource: text("区财政"),
  });
  const rows = [ledgerRow(1, "2025-12-21", "收到第一阶段资金", { in: 100_000, balance: 100_000 })];
  let balance = 100_000;
  for (let index = 2; index < 6; index++) {
    const out = 2_000 + draw(8_000);
    balance -= out;
    rows.push(ledgerRow(index, addDays(isoDateSchema.parse("2026-01-05"), index * 20), "带徒实训耗材", { out, balance }));
  }
  return rows;
}
