// What the text leaves open (解释口径): each question with the answer in force, dated and with its reason. Article 16 gives the power to decide them.
import { z } from "zod";
import { fenSchema, type IsoDate, isoDateSchema } from "./kinds.ts";
import { type Settings, scoringSchema } from "./settings.ts";

const yesNo = z.enum(["yes", "no"]);

/** The value each ruling may take. */
export const rulingSchemas = {
  "notice-days": z.enum(["first-counted", "first-excluded"]),
  "year-starts": z.enum(["decision", "first-payment", "plaque"]),
  "municipal-excludes-award": yesNo,
  "municipal-programmes": z.union([z.literal("any"), z.array(z.string().min(1)).min(1)]),
  "skill-certificate": yesNo,
  "second-tranche-scale": z.union([z.literal("none"), z.strictObject({ 优秀: fenSchema, 良好: fenSchema, 合格: fenSchema })]),
  "rectification-days": z.union([z.literal("none"), z.number().int().positive()]),
  "one-application-per-technician": yesNo,
  "assessment-after-year": yesNo,
  "recheck-pass-pays": yesNo,
  "municipal-after-approval": z.enum(["stop-unpaid", "none"]),
  "objections-block": yesNo,
  "payee-is-host": yesNo,
} as const;
/** Any answers a round gives; a question it leaves out keeps its default. */
export const rulingsSchema = z.strictObject(rulingSchemas).partial();

export type RulingId = keyof typeof rulingSchemas;
export type Rulings = { readonly [R in RulingId]: z.infer<(typeof rulingSchemas)[R]> };

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A question with its reason; the answer stands in {@link defaultRulings}, or is set for a round. */
export interface Ruling {
  readonly id: RulingId | "scoring";
  readonly question: Bilingual;
  readonly value: Rulings[RulingId] | Settings["scoring"];
  /** First day of the answer. */
  readonly from: IsoDate;
  readonly reason: Bilingual;
  /** The article whose words leave the question open. */
  readonly article: string;
}

/** The answers where a round sets none. Each answers its question as asked: `"one-application-per-technician": "no"` is "may not stand in two". */
export const defaultRulings: Rulings = {
  "notice-days": "first-counted",
  "year-starts": "decision",
  "municipal-excludes-award": "yes",
  "municipal-programmes": "any",
  "skill-certificate": "yes",
  "second-tranche-scale": "none",
  "rectification-days": "none",
  "one-application-per-technician": "no",
  "assessment-after-year": "no",
  "recheck-pass-pays": "yes",
  "municipal-after-approval": "stop-unpaid",
  "objections-block": "yes",
  "payee-is-host": "yes",
};

interface OpenQuestion {
  readonly question: Bilingual;
  readonly reason: Bilingual;
  readonly article: string;
}

const openQuestions: Readonly<Record<Ruling["id"], OpenQuestion>> = {
  "notice-days": {
    article: "9",
    question: { zh: "第9条的7天公示期如何计算？", en: "How are the 7 days of article 9 counted?" },
    reason: {
      zh: "办法未写明。按通行做法以自然日计算，首日、末日均计入，不足7天为违规；只因计入首日才满7天（民法典第二百零一条不计首日），或末日为周六、周日、法定节假日的，提示核对。",
      en: "The text does not say. Common practice counts calendar days, first and last included; fewer than 7 is an error. A notice long enough only because its first day is counted (Civil Code art. 201), or ending on a rest day, is a warning.",
    },
  },
  "year-starts": {
    article: "14",
    question: { zh: "“建设满一年”从何日起算？", en: "From when does the full year run?" },
    reason: {
      zh: "办法未写明。工作室自领导小组审定之日起成立，故从该日起算。",
      en: "The text does not say. The studio exists from the leading group's decision, so the year runs from that date.",
    },
  },
  "municipal-excludes-award": {
    article: "14",
    question: { zh: "“只授予工作室铭牌”是否也不发放团队奖励？", en: "Does “only the plaque” also exclude the team award?" },
    reason: {
      zh: "条文在市级资助情形下只保留铭牌，其余均不发放。",
      en: "For a municipally funded studio the text leaves the plaque and nothing else.",
    },
  },
  "municipal-programmes": {
    article: "14",
    question: { zh: "哪些项目属于“市级资助”？", en: "Which programmes count as municipal funding?" },
    reason: {
      zh: "办法未列举。市级资助名单中的每一行均计入，各行写明项目名称。",
      en: "The text lists none. Any row of the municipal list counts; each row names its programme.",
    },
  },
  "skill-certificate": {
    article: "6(1)1",
    question: {
      zh: "职业技能等级证书是否视同国家职业资格？",
      en: "Do vocational skill level certificates count as national qualifications?",
    },
    reason: {
      zh: "2019年后水平评价类职业资格逐步退出目录，由职业技能等级证书接替，故按同一等级认可。",
      en: "Qualification certificates were phased out after 2019 and skill level certificates took their place, so they count at the same level.",
    },
  },
  "second-tranche-scale": {
    article: "14",
    question: {
      zh: "第二阶段在5万至10万元之间拨付多少？",
      en: "Which amount between 50,000 and 100,000 yuan is the second stage?",
    },
    reason: {
      zh: "办法只规定幅度。金额由人填写，程序只核对幅度；各批次可按考核等次确定标准。",
      en: "The text gives a range only. A person enters the amount and the range is checked; a round may set a scale by grade.",
    },
  },
  "rectification-days": {
    article: "14",
    question: { zh: "“限期整改”的期限是多少天？", en: "How many days is the rectification period?" },
    reason: {
      zh: "办法未规定天数，但必须有书面期限。",
      en: "The text gives no number, but a deadline must be written down.",
    },
  },
  "one-application-per-technician": {
    article: "3",
    question: {
      zh: "同一批次中，一名领办人可否出现在两份申报中？",
      en: "May one lead technician stand in two applications of a round?",
    },
    reason: {
      zh: "默认不可。但条文只有第3条的公平原则，故由人认定。",
      en: "By default no. Only article 3's fairness speaks to it, so a person decides.",
    },
  },
  "assessment-after-year": {
    article: "14",
    question: { zh: "考核可否早于建设满一年？", en: "May the assessment precede the full year?" },
    reason: {
      zh: "默认不可。第14条将满一年与考核合格并列为拨付条件，未规定先后，故由人认定。",
      en: "By default no. Article 14 makes both conditions of payment without ordering them, so a person decides.",
    },
  },
  "recheck-pass-pays": {
    article: "14",
    question: { zh: "整改复核通过后，是否拨付第二阶段资金？", en: "Is the second stage paid after a passed recheck?" },
    reason: {
      zh: "条文只对整改后仍不达标的停止支付。",
      en: "The text withholds payment only where the recheck fails.",
    },
  },
  "municipal-after-approval": {
    article: "14",
    question: {
      zh: "认定之后才获得市级资助的，如何处理？",
      en: "What follows from a municipal award that comes after the approval?",
    },
    reason: {
      zh: "条文针对“已获得”市级资助的工作室。认定后获得的，停止支付尚未拨付的资金，已拨付的不追回。",
      en: "The text speaks of studios already funded. A later award stops what is unpaid; what was paid stays.",
    },
  },
  "objections-block": {
    article: "9",
    question: { zh: "异议未办结时，可否审定？", en: "Does an open objection hold the decision?" },
    reason: {
      zh: "须待异议办结：公示若不能因异议而停，便失去“接受社会监督”的意义。",
      en: "Yes: a notice that objections cannot stop would be empty of the public supervision article 9 speaks of.",
    },
  },
  "payee-is-host": {
    article: "7(3)",
    question: { zh: "收款人是否必须为申报单位？", en: "Must the payee be the applicant host?" },
    reason: {
      zh: "第7条（三）收取的是申报单位自己的开户许可证。",
      en: "Yes: article 7(3) takes the applicant's own account permit.",
    },
  },
  scoring: {
    article: "8",
    question: {
      zh: "评分标准、合格线、名额、专家分数如何合成？",
      en: "Which criteria, pass mark and places hold, and how do experts' scores combine?",
    },
    reason: {
      zh: "办法均未规定。默认取算术平均分，四舍五入保留两位小数，满分100分，不设合格线和名额，专家不少于5人。",
      en: "The text has none. Default: arithmetic mean to 2 decimals, half up, full mark 100, no pass mark, no places, at least 5 experts.",
    },
  },
};

const defaultScoring = scoringSchema.parse({});
const since: IsoDate = isoDateSchema.parse("2019-12-30");

const setForRound: Bilingual = { zh: "本批次另行确定。", en: "Set for this round." };

/** A round's own answer: who set it gave a reason and a first day. */
interface RoundAnswer {
  readonly reason: string;
  readonly from: IsoDate;
}

const questionIds: readonly Ruling["id"][] = [
  "notice-days",
  "year-starts",
  "municipal-excludes-award",
  "municipal-programmes",
  "skill-certificate",
  "second-tranche-scale",
  "scoring",
  "rectification-days",
  "one-application-per-technician",
  "assessment-after-year",
  "recheck-pass-pays",
  "municipal-after-approval",
  "objections-block",
  "payee-is-host",
];

/**
 * All questions with the answers in force. An answer in `set` brings its own reason and day; one that differs from the default
 * without being there (from a settings file) says so; the others have the default's reason, since the measures took effect.
 */
export function rulingsTable(
  rulings: Rulings,
  scoring: Settings["scoring"],
  set: Readonly<Partial<Record<Ruling["id"], RoundAnswer>>> = {},
): readonly Ruling[] {
  return questionIds.map((id) => {
    const { question, reason, article } = openQuestions[id];
    const [value, usual] = id === "scoring" ? [scoring, defaultScoring] : [rulings[id], defaultRulings[id]];
    const answer = set[id];
    if (answer) return { id, question, article, value, from: answer.from, reason: { zh: answer.reason, en: answer.reason } };
    const isDefault = JSON.stringify(value) === JSON.stringify(usual);
    return { id, question, article, value, from: since, reason: isDefault ? reason : setForRound };
  });
}
