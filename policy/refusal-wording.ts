// The sentences of refusals, of rows that a sync refuses, and of what is missing, in zh-CN and English: what is wrong and what to do.
import type { RowRefusalCode } from "./decisions/sync/plan-types.ts";
import type { MissingCode, Refusal, RefusalCode } from "./refusal.ts";

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const sentences: Readonly<Record<RefusalCode, Sentence>> = {
  "stage.wrong": {
    zh: "本批次当前阶段不能办理此事，请先核对批次阶段。",
    en: "The round's present stage does not allow this; check the stage first.",
  },
  "state.wrong": {
    zh: "该申报当前状态不能办理此事，请刷新后核对。",
    en: "The application's present state does not allow this; reload it and check.",
  },
  "round.exists": { zh: "该年度的批次已经建立，请直接打开。", en: "A round of this year exists already; open it instead." },
  "round.interval": {
    zh: "第三条规定每两年评选一次：批次年度应不早于上一批次年度加二年，请核对两个年度。",
    en: "Article 3 has one selection every two years: the year must be at least two after the previous round's; check both years.",
  },
  "round.before-effective": {
    zh: "本办法自2019年12月30日起实施，2019年以前的批次适用原办法，不能在此建立。",
    en: "The measures took effect on 30 December 2019; rounds before 2019 fell under the earlier ones and cannot be opened here.",
  },
  "round.year-fixed": {
    zh: "批次年度建立后不能更改，请去掉该项后提交。",
    en: "A round's year cannot be changed once it is opened; leave it out and send the rest.",
  },
  "stage.not-ready": {
    zh: "进入下一阶段的条件尚不齐备，请先办理所列事项。",
    en: "The round is not ready for the next stage; settle what is listed first.",
  },
  "date.future": { zh: "日期晚于今天，请核对。", en: "The date lies after today; check it." },
  "ruling.value": {
    zh: "该口径没有这个取值，请按口径表所列取值填写。",
    en: "This ruling has no such value; use one that its table lists.",
  },
  "eligibility.not-ready": {
    zh: "尚有违规或未认定的事项，不能认定为符合条件；请逐项更正，或写明理由作出认定。",
    en: "Errors or undecided points stand against eligibility; correct them, or decide each point with a reason.",
  },
  "resolution.unknown": {
    zh: "所认定的事项不在该申报的待认定之列，请刷新后重新认定。",
    en: "A resolution speaks of a point that is not open for this application; reload it and decide again.",
  },
  "match.none": {
    zh: "该申报与名单中的这一条没有疑似关系，请核对编号。",
    en: "This application does not match that row of the municipal list; check the number.",
  },
  "award.unknown": {
    zh: "市级资助名单中没有这个编号，请刷新名单后再提交。",
    en: "The municipal list has no row of this number; reload the list and send it again.",
  },
  "award.key": {
    zh: "名单每条须有项目名称、资助年度，并写明单位、领办人或工作室名称，请补齐。",
    en: "Each row needs its programme, its year, and a host, lead or studio name; fill them in.",
  },
  "award.duplicate": {
    zh: "同一编号在一次提交中出现两次，请保留一条。",
    en: "One number stands twice in this request; keep one of the rows.",
  },
  "identifier.masked": {
    zh: "证件号码含有星号，是掩码而不是原文，请填写完整号码。",
    en: "An identifier holds asterisks: it is a mask, not the number; give it in full.",
  },
};

const rowSentences: Readonly<Record<RowRefusalCode, Sentence>> = {
  "key.unreadable": {
    zh: "缺少统一社会信用代码或领办人身份证号，或无法读取，请在表中补正后再同步。",
    en: "The credit code or the lead technician's ID number is blank or unreadable; correct it in the sheet and sync again.",
  },
  "identifier.masked": {
    zh: "证件号码、账号或电话含有星号，是掩码而不是原文，请填写完整后再同步。",
    en: "An identifier, account or phone holds asterisks: it is a mask; fill it in full and sync again.",
  },
  "stage.wrong": {
    zh: "申报阶段已结束，只能更改联系人和收款信息，请恢复其他各项后再同步。",
    en: "Intake is over: only contact and payee may change; restore the other cells and sync again.",
  },
  "row.duplicate": {
    zh: "本次提交中前面一行已是同一申报，请删除重复的一行后再同步。",
    en: "An earlier row of this request is the same application; delete one of them and sync again.",
  },
  "application.unknown": {
    zh: "本批次登记册中没有这个系统编号，请清空该编号后按新申报同步。",
    en: "This round has no application of that register id; clear the id and sync the row as new.",
  },
  "application.withdrawn": {
    zh: "该申报已撤回，不能再更改；如撤回有误，请联系办公室核实。",
    en: "The application has been withdrawn and cannot change; if that was a mistake, ask the office.",
  },
  "version.unknown": {
    zh: "该行所依据的版本不在登记册中，请重新预览。",
    en: "The register has no such version of this row; preview again.",
  },
};

const missingSentences: Readonly<Record<MissingCode, Sentence>> = {
  "application.undecided": { zh: "申报尚未认定是否符合条件", en: "the application's eligibility is not decided" },
  "finding.error": { zh: "尚有违规未更正", en: "an error is not corrected" },
  "resolution.missing": { zh: "待认定事项没有写明理由的认定", en: "an open point has no resolution with a reason" },
  "resolution.rejected": { zh: "有事项被认定为不接受", en: "an open point was resolved against the application" },
  "resolution.ground-missing": {
    zh: "放宽条件须写明所据情形，以及行业声誉或突出贡献",
    en: "a relaxation needs its ground and the standing of the person in the trade",
  },
  "scores.missing": { zh: "符合条件的申报没有足够的专家评分", en: "an eligible application has too few scores" },
  "shortlist.missing": { zh: "尚未确定拟定名单", en: "no shortlist is settled" },
};

/** The refusal's sentence, with what is missing counted by kind. */
export function refusalSentence(refusal: Refusal): Sentence {
  const sentence = sentences[refusal.code];
  if (refusal.missing.length === 0) return sentence;
  const counts = new Map<MissingCode, number>();
  for (const { code, count } of refusal.missing) counts.set(code, (counts.get(code) ?? 0) + count);
  const list = [...counts].map(([code, count]) => ({ ...missingSentences[code], count }));
  return {
    zh: `${sentence.zh}（${list.map(({ zh, count }) => `${zh}：${count}`).join("；")}）`,
    en: `${sentence.en} (${list.map(({ en, count }) => `${en}: ${count}`).join("; ")})`,
  };
}

export const rowRefusalSentence = (code: RowRefusalCode): Sentence => rowSentences[code];
