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
    zh: "该申报或批次的当前状态不能办理此事，请先核对其当前状态。",
    en: "The present state of the application or batch does not allow this; check what state it is in now.",
  },
  "round.exists": { zh: "该年度的批次已经建立，请直接打开。", en: "A round of this year exists already; open it instead." },
  "round.interval": {
    zh: "第3条规定每两年评选一次：批次年度应不早于上一批次年度加二年，请核对两个年度。",
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
  "date.order": {
    zh: "日期早于它所依据的日期（如审定日、上次考核日、铭牌颁发日），请核对各日期的先后。",
    en: "The date lies before one it must follow (decision, last assessment, issue of the plaque); check their order.",
  },
  "plan.year": {
    zh: "年度计划的年度应在审定当年至明年之间，请核对年度。",
    en: "A plan's year lies between the decision's and the next one; check the year.",
  },
  "assessment.too-early": {
    zh: "工作室建设未满一年，按本批次口径不能考核；请在满一年后考核，或由领导小组另定口径。",
    en: "The studio has not been built for a full year, and the round's ruling does not allow an earlier assessment; wait, or have the leading group set the ruling.",
  },
  "assessment.deadline": {
    zh: "年度考核不合格须写明整改期限，期限应晚于考核日且不超过本批次口径的天数；其他情形不填整改期限。",
    en: "A failed yearly assessment needs a rectification deadline after its day and within the days the ruling allows; leave it out otherwise.",
  },
  "assessment.amount": {
    zh: "考核合格且可拨付的，须填写5万至10万元之间的第二阶段金额（本批次定有标准的，按标准）；不合格、只授铭牌或不予拨付的，不填金额。",
    en: "A pass that pays needs the second stage's amount, 50,000 to 100,000 yuan or what the round's scale sets; a failed, plaque-only or unpaid one takes none.",
  },
  "sanction.amount": {
    zh: "追回金额应大于零，且不超过已拨付而尚未追回的金额，请核对。",
    en: "What is taken back is above zero and at most what was paid and is not being taken back already; check the amount.",
  },
  "opening.rows": {
    zh: "迁入的申报与审定结果不能一一对应或信息不全，请按所列各行更正后重新提交。",
    en: "The applications and decisions of the opening do not match one to one or lack something; correct the rows listed and send it again.",
  },
  "opening.payments": {
    zh: "迁入的拨付记录不符合第14条，请按所列各行更正后重新提交。",
    en: "The payments of the opening do not agree with article 14; correct the rows listed and send it again.",
  },
  "payment.unknown": {
    zh: "拨付计划中没有这一笔，请按最新拨付计划的编号提交。",
    en: "The payment schedule has no such line; reload it and send the ids it shows.",
  },
  "payment.taken": {
    zh: "所选的笔次已在其他批次中或已拨付，请对照最新的拨付计划去掉这些笔次。",
    en: "A line is already in a live batch or paid; reload the schedule and leave it out.",
  },
  "payment.not-due": {
    zh: "所选的笔次尚未到期、暂缓或已取消，不能编入批次，请先办结拨付计划所列事项。",
    en: "A line is not due yet, held or cancelled and cannot enter a batch; settle what the schedule lists for it first.",
  },
  "payee.missing": {
    zh: "申报缺少收款人全称或账号，不能拨付，请补充收款信息后再编批次。",
    en: "An application lacks its payee name or account; complete them before it enters a batch.",
  },
  "payee.digits": {
    zh: "账号后四位与登记的收款账号不符，请对照开户许可证核对后再确认。",
    en: "The last four digits are not those of the registered account; compare it with the account permit and confirm again.",
  },
  "batch.hash": {
    zh: "所审批的内容与批次现在的内容不一致，请重新打开批次核对后再审批。",
    en: "The hash is not this batch's; open the batch again, check it and approve what it shows.",
  },
  "batch.pulled": {
    zh: "财政已取走该批次，不能取消，请由财政逐笔反馈拨付结果。",
    en: "Finance has pulled this batch, so it cannot be cancelled; finance reports each of its lines.",
  },
  "batch.stopped": {
    zh: "批次中有笔次的依据已变更，批次停止使用，请财政逐笔反馈，或由经办人另编批次。",
    en: "A fact behind a line of this batch changed, so it is stopped; finance reports its lines, or the office prepares another batch.",
  },
  "person.same": {
    zh: "此事须由另一人办理，请由其他有权限的人员确认。",
    en: "Another person has to do this; ask a colleague with the role.",
  },
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
  "application.unknown": {
    zh: "所列申报编号不在本批次，请核对编号。",
    en: "The round has no application of a number given here; check the numbers.",
  },
  "member.unknown": {
    zh: "所列专家对应的成员不存在或已停用，请先由管理员添加该成员。",
    en: "An expert is mapped to a member who does not exist or has no access; ask the administrator to add the member first.",
  },
  "score.range": {
    zh: "评分应在零分与满分之间，请更正所列评分。",
    en: "A score lies between zero and the full mark; correct those listed.",
  },
  "score.recusal": {
    zh: "专家所在单位即申报单位，应当回避，请将其评分改为回避。",
    en: "An expert's organisation is the applicant's host; enter a recusal instead of a score.",
  },
  "shortlist.not-ready": {
    zh: "尚有申报的专家评分不足，请补齐评分后再确定拟定名单。",
    en: "Applications lack experts' scores; enter them before the shortlist is settled.",
  },
  "shortlist.reason": {
    zh: "拟定名单与评分排名不一致（越过名次靠前者、超出名额、低于合格线或在同分者中取舍），请写明理由。",
    en: "The shortlist departs from the ranking (it passes over a better one, exceeds the places, goes below the pass mark or decides a tie); give a reason.",
  },
  "shortlist.places": {
    zh: "递补数量不能超过公示名单中因异议成立或撤回而空出的数量，请减少递补。",
    en: "There are more replacements than places that an upheld objection or a withdrawal left free; name fewer.",
  },
  "shortlist.objection": {
    zh: "异议成立的申报不能再列入拟定名单，请去掉后提交。",
    en: "An application whose objection was upheld cannot return to the shortlist; leave it out.",
  },
  "notice.too-short": {
    zh: "公示期不足7天，请延后公示截止日期。",
    en: "The notice is shorter than 7 days; choose a later last day.",
  },
  "decision.incomplete": {
    zh: "审定须一次覆盖拟定名单中的全部申报，请补上所列申报。",
    en: "The decision covers all that are shortlisted at once; add those listed.",
  },
  "decision.before-notice-end": {
    zh: "审定日期应在公示最后一日之后，请核对日期。",
    en: "The decision is taken after the notice's last day; check the date.",
  },
  "decision.objection-open": {
    zh: "尚有异议未办结，请先办结所列申报的异议再审定。",
    en: "Objections are still open; close those listed before the decision.",
  },
  "decision.differs": {
    zh: "文号或日期与已记录的审定不一致，请按审定记录填写或不填。",
    en: "The document or date differs from the recorded decision; give the recorded ones or leave them out.",
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
  "application.unknown": { zh: "本批次没有该申报", en: "the round has no such application" },
  "application.not-under-review": { zh: "申报不在评审之列", en: "the application is not under review" },
  "application.not-shortlisted": { zh: "申报不在拟定名单", en: "the application is not shortlisted" },
  "scores.missing": { zh: "尚缺的专家评分", en: "scores still missing" },
  "score.range": { zh: "超出范围的评分", en: "scores out of range" },
  "score.recusal": { zh: "应当回避的评分", en: "scores to be recusals" },
  "shortlist.missing": { zh: "尚未确定拟定名单", en: "no shortlist is settled" },
  "shortlist.reason": {
    zh: "拟定名单与现有排名不一致而无理由，请重新确定",
    en: "the shortlist departs from the present ranking without a reason; settle it again",
  },
  "notice.missing": { zh: "递补的申报尚未公示", en: "a replacement has not been on notice" },
  "notice.running": { zh: "公示期未满", en: "a notice is still running" },
  "objection.open": { zh: "未办结的异议", en: "objections still open" },
  "objection.upheld": { zh: "异议成立的申报", en: "an objection was upheld" },
  "decision.missing": { zh: "尚未审定的申报", en: "shortlisted and not decided" },
  "document.missing": { zh: "缺少批准文号和日期", en: "the document and its date are not given" },
  "studio.open": { zh: "工作室尚未完成建设或撤销", en: "a studio is neither completed nor revoked" },
  "batch.stopped": { zh: "有已停办的拨付批次尚待财政反馈", en: "a stopped batch of payments is not reported by finance" },
  "ref.twice": { zh: "同一行标记出现两次", en: "a row's mark stands twice" },
  "ref.unknown": { zh: "行标记没有对应的申报", en: "a row's mark names no application" },
  "application.twice": { zh: "同一单位和领办人出现两次", en: "one host and lead technician stand twice" },
  "application.unnamed": {
    zh: "缺少单位、领办人、工作室名称或证件号码",
    en: "host, lead technician, studio name or an identifier is blank",
  },
  "opening.undecided": { zh: "申报没有审定结果", en: "an application has no decision" },
  "decision.twice": { zh: "同一申报有两个审定结果", en: "an application has two decisions" },
  "payment.unknown": { zh: "拨付计划中没有的笔次", en: "not in the payment schedule" },
  "payment.not-due": { zh: "尚未到期的笔次", en: "not due yet" },
  "payment.held": { zh: "暂缓的笔次", en: "held" },
  "payment.batched": { zh: "已在其他批次中的笔次", en: "already in a live batch" },
  "payment.paid": { zh: "已拨付的笔次", en: "already paid" },
  "payment.cancelled": { zh: "已取消的笔次", en: "cancelled" },
  "payee.missing": { zh: "没有收款人全称或账号的申报", en: "without a payee name or account" },
  "payment.twice": { zh: "同一阶段重复拨付", en: "a stage is paid twice" },
  "payment.amount": { zh: "金额不在第14条规定的范围", en: "an amount is not what article 14 gives the stage" },
  "payment.unapproved": { zh: "未获认定而有拨付", en: "a payment to a studio that was not approved" },
  "payment.municipal": { zh: "已获市级资助而有拨付", en: "a payment to a municipally funded studio" },
  "identifier.masked": { zh: "证件号码含有星号", en: "an identifier holds asterisks" },
  "date.future": { zh: "日期晚于今天", en: "a date lies after today" },
  "date.order": { zh: "日期早于审定日", en: "a date lies before the decision" },
};

const withEarliest = ({ zh, en }: Sentence, earliest: string | undefined): Sentence =>
  earliest === undefined ? { zh, en } : { zh: `${zh}最早为${earliest}。`, en: `${en} The earliest is ${earliest}.` };

/** The refusal's sentence, with what is missing counted by kind. */
export function refusalSentence(refusal: Refusal): Sentence {
  const sentence = withEarliest(sentences[refusal.code], refusal.earliest);
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

/** What is missing, in words; null for a code that is none. */
export const missingSentence = (code: string): Sentence | null => (isMissingCode(code) ? missingSentences[code] : null);

const isMissingCode = (code: string): code is MissingCode => Object.hasOwn(missingSentences, code);
