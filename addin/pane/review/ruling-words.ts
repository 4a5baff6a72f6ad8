// The answers to what the measures leave open, in words a leader chooses from (article 16). The questions and their reasons are the
// policy's own.
import { fenSchema } from "../../../policy/kinds.ts";
import { formatYuan } from "../../../policy/money.ts";
import type { RulingId } from "../../../policy/rulings.ts";
import type { RulingValue } from "../../review/ruling-draft.ts";
import { useWording } from "../strings/strings.ts";

interface RulingWords {
  /** Each answer that is one of few. */
  readonly answers: Readonly<Record<RulingId, Readonly<Record<string, string>>>>;
  readonly days: (count: number) => string;
  readonly scale: (grade: string, yuan: string) => string;
  readonly and: string;
}

const zh: RulingWords = {
  answers: {
    "notice-days": { "first-counted": "首日计入", "first-excluded": "首日不计" },
    "year-starts": { decision: "审定之日", "first-payment": "首笔资金拨付之日", plaque: "授牌之日" },
    "municipal-excludes-award": { yes: "不发放", no: "仍发放" },
    "municipal-programmes": { any: "名单中的所有项目", list: "只有下列项目" },
    "skill-certificate": { yes: "视同", no: "不视同" },
    "second-tranche-scale": { none: "逐个填写，不定标准", scale: "按考核等次" },
    "rectification-days": { none: "不定天数，逐个书面确定", days: "统一天数" },
    "one-application-per-technician": { yes: "可以", no: "不可以" },
    "assessment-after-year": { yes: "可以", no: "不可以" },
    "recheck-pass-pays": { yes: "拨付", no: "不拨付" },
    "municipal-after-approval": { "stop-unpaid": "停止支付尚未拨付的", none: "照常支付" },
    "objections-block": { yes: "不可，须先办结异议", no: "可以" },
    "payee-is-host": { yes: "必须", no: "不必" },
  },
  days: (count) => `${count} 天`,
  scale: (grade, yuan) => `${grade} ${yuan} 元`,
  and: "、",
};

const en: RulingWords = {
  answers: {
    "notice-days": { "first-counted": "the first day counts", "first-excluded": "the first day does not count" },
    "year-starts": { decision: "the decision", "first-payment": "the first payment", plaque: "the plaque" },
    "municipal-excludes-award": { yes: "excluded", no: "still paid" },
    "municipal-programmes": { any: "every programme of the list", list: "only these" },
    "skill-certificate": { yes: "they count", no: "they do not count" },
    "second-tranche-scale": { none: "entered case by case", scale: "by grade" },
    "rectification-days": { none: "set case by case, in writing", days: "one number for all" },
    "one-application-per-technician": { yes: "allowed", no: "not allowed" },
    "assessment-after-year": { yes: "allowed", no: "not allowed" },
    "recheck-pass-pays": { yes: "paid", no: "not paid" },
    "municipal-after-approval": { "stop-unpaid": "stop what is unpaid", none: "pay as planned" },
    "objections-block": { yes: "yes: objections first", no: "no" },
    "payee-is-host": { yes: "required", no: "not required" },
  },
  days: (count) => `${count} days`,
  scale: (grade, yuan) => `${grade} ${yuan} yuan`,
  and: ", ",
};

export const useRulingWords = (): RulingWords => (useWording().language === "zh" ? zh : en);

/** The answer in words; what no words are known for, as it stands. */
export function rulingAnswer(id: RulingId, value: RulingValue, { answers, days, scale, and }: RulingWords): string {
  if (typeof value === "string") return answers[id][value] ?? value;
  if (typeof value === "number") return days(value);
  if (Array.isArray(value)) return value.join(and);
  return Object.entries(value)
    .map(([grade, amount]) => scale(grade, formatYuan(fenSchema.parse(amount))))
    .join(and);
}
