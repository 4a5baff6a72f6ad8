// What clerks call the fields, tables, severities and words of the records, in zh-CN and English.
// It names things only; which headers a workbook may use for a field is addin/mapping's business.
import type { Severity } from "../finding.ts";
import type { FieldKey, TableName } from "../records/fields.ts";

type Label = { readonly zh: string; readonly en: string };
const label = (zh: string, en: string): Label => ({ zh, en });

const fieldLabels: Readonly<Record<FieldKey, Label>> = {
  seq: label("序号", "number"),
  township: label("推荐单位", "township"),
  hostName: label("申报单位", "host"),
  creditCode: label("统一社会信用代码", "unified social credit code"),
  hostType: label("单位性质", "kind of host"),
  daxingBasis: label("注册/经营情况", "registered or operating in Daxing"),
  studioName: label("工作室名称", "studio name"),
  leadName: label("领办人姓名", "lead technician"),
  leadIdNumber: label("领办人身份证号", "lead technician's ID number"),
  occupation: label("职业工种", "occupation"),
  skillLevel: label("职业资格等级", "skill level"),
  certificateType: label("证书类型", "kind of certificate"),
  certificateNumber: label("证书编号", "certificate number"),
  certificateDate: label("发证日期", "certificate date"),
  exemptionBasis: label("放宽条件依据", "ground for relaxation"),
  memberCount: label("成员人数", "number of members"),
  apprenticeCount: label("带徒人数", "number of apprentices"),
  achievements: label("主要业绩", "achievements"),
  hostTalentSystem: label("技能人才培养制度", "talent training system"),
  hostSite: label("场地设备", "site and equipment"),
  hostFunding: label("经费支持和管理制度", "funding and management system"),
  docApplicationForm: label("申报表", "application form"),
  docReport: label("申报报告", "application report"),
  docLicence: label("营业执照或法人证书", "business licence or legal person certificate"),
  docBankProof: label("银行开户许可证", "bank account permit"),
  docEvidence: label("相关证明材料", "supporting evidence"),
  paperCopies: label("纸质份数", "paper copies"),
  electronicCopies: label("电子文档", "electronic copies"),
  photos: label("电子照片", "photos"),
  videoMinutes: label("视频时长（分钟）", "video length (minutes)"),
  contactName: label("联系人", "contact"),
  contactPhone: label("联系电话", "contact phone"),
  payeeName: label("收款人全称", "payee"),
  payeeAccount: label("收款账号", "payee account"),
  payeeBank: label("开户银行", "payee bank"),
  payeeBankCode: label("联行号", "bank code"),
  municipalFunded: label("是否已获市级资助", "municipal support already received"),
  applicationId: label("系统编号", "register id"),
  remark: label("备注", "remark"),
  expert: label("专家", "expert"),
  score: label("得分", "score"),
  averageScore: label("平均分", "average score"),
  rank: label("名次", "rank"),
  shortlisted: label("是否拟定", "shortlisted"),
  noticeStart: label("公示开始日期", "first day of notice"),
  noticeEnd: label("公示结束日期", "last day of notice"),
  noticePeriod: label("公示期", "notice period"),
  objection: label("有无异议", "objection"),
  objectionClosedOn: label("异议办结日期", "date the objection was closed"),
  decision: label("审定意见", "decision"),
  decisionDate: label("审定日期", "decision date"),
  approvalDocument: label("批准文号", "approval document number"),
  plaqueDate: label("授牌日期", "plaque date"),
  stage: label("拨付阶段", "stage of payment"),
  amount: label("金额", "amount"),
  amountInCapitals: label("大写金额", "amount in capitals"),
  purpose: label("用途", "purpose"),
  paidOn: label("拨付日期", "date paid"),
  voucherNumber: label("凭证号", "voucher number"),
  firstAmount: label("第一阶段资金", "first-stage support"),
  firstPaidOn: label("第一阶段拨付日期", "date of first-stage support"),
  awardAmount: label("奖励（资助）金额", "award amount"),
  awardPaidOn: label("团队奖励拨付日期", "date of the team award"),
  secondAmount: label("第二阶段资金", "second-stage support"),
  secondPaidOn: label("第二阶段拨付日期", "date of second-stage support"),
  assessmentDate: label("考核日期", "assessment date"),
  assessmentResult: label("考核结果", "assessment result"),
  rectificationDeadline: label("整改期限", "rectification deadline"),
  recheckDate: label("复核日期", "recheck date"),
  recheckResult: label("复核结果", "recheck result"),
  revokedOn: label("撤销日期", "revocation date"),
  plaqueReturned: label("铭牌收回", "plaque returned"),
  spentOn: label("支出日期", "date spent"),
  invoiceNumber: label("发票号", "invoice number"),
  category: label("支出类别", "category"),
  summary: label("摘要", "summary"),
  counterparty: label("收款方", "counterparty"),
  amountIn: label("收入", "amount in"),
  amountOut: label("支出", "amount out"),
  balance: label("结余", "balance"),
  fundingSource: label("资金来源", "source of funds"),
  programme: label("资助项目", "programme"),
  awardYear: label("资助年度", "award year"),
  source: label("依据文号", "source"),
};

const tableLabels: Readonly<Record<TableName, Label>> = {
  applications: label("申报汇总", "applications"),
  scores: label("专家评分", "scores"),
  notices: label("公示审定", "notices and decisions"),
  payments: label("资金拨付", "payments"),
  assessments: label("年度考核", "assessments"),
  expenditures: label("经费使用台账", "expenditure ledger"),
  municipalAwards: label("市级资助名单", "municipal list"),
};

const severityLabels: Readonly<Record<Severity, Label>> = {
  error: label("违规", "Error"),
  review: label("待认定", "To be decided"),
  warning: label("请核对", "Please check"),
  note: label("提示", "Note"),
};

/** Stages, decisions and the like, as sentences say them. */
const wordLabels: Readonly<Record<string, Label>> = {
  first: label("第一阶段", "first stage"),
  award: label("团队奖励", "team award"),
  second: label("第二阶段", "second stage"),
  approved: label("同意认定", "approved"),
  rejected: label("不予认定", "rejected"),
  recused: label("回避", "recused"),
  passed: label("达标", "passed"),
  failed: label("不达标", "failed"),
  无: label("无", "none"),
  学徒工: label("学徒工", "apprentice"),
  初级工: label("初级工（五级）", "junior worker (level 5)"),
  中级工: label("中级工（四级）", "intermediate worker (level 4)"),
  高级工: label("高级工（三级）", "senior worker (level 3)"),
  技师: label("技师（二级）", "technician (level 2)"),
  高级技师: label("高级技师（一级）", "senior technician (level 1)"),
  特级技师: label("特级技师", "master technician"),
  非物质文化遗产: label("非物质文化遗产", "intangible cultural heritage"),
  文化创意: label("文化创意", "cultural creation"),
  服务区内重大产业项目: label("服务区内重大产业项目", "a major industrial project serving the district"),
  首席技师: label("首席技师", "chief technician grade"),
};

export const fieldLabel = (field: FieldKey, language: "zh" | "en"): string => fieldLabels[field][language];
export const tableLabel = (table: TableName, language: "zh" | "en"): string => tableLabels[table][language];
export const severityLabel = (severity: Severity, language: "zh" | "en"): string => severityLabels[severity][language];

/** `3 违规`, `1 Error`, `3 Errors`. The labels that are not nouns stay as they are. */
export function severityCount(count: number, severity: Severity, language: "zh" | "en"): string {
  const isPlural = language === "en" && count !== 1 && (severity === "error" || severity === "note");
  return `${count} ${severityLabel(severity, language)}${isPlural ? "s" : ""}`;
}

/** The label of a value that a template shows as a `field`, a `table` or a `word`; a value without one as it is. */
export function labelOf(kind: string, value: string, language: "zh" | "en"): string {
  const labels: Readonly<Record<string, Label | undefined>> =
    kind === "field" ? fieldLabels : kind === "table" ? tableLabels : wordLabels;
  return labels[value]?.[language] ?? value;
}
