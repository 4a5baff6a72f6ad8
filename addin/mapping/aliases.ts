// What clerks call each field. An alias names one field of a table; that two tables share one (文号, 金额) is settled by the sheet's own table.
import type { FieldKey, TableName } from "../../policy/records/fields.ts";
import { applicationFields, tables } from "../../policy/records/fields.ts";
import { foldHeader } from "./fold.ts";

type Aliases<T extends TableName> = { readonly [F in keyof (typeof tables)[T]]: string };

const applications: Aliases<"applications"> = {
  seq: "序号 编号 No.",
  township: "推荐单位 所属镇街 镇街 属地 所在镇（街道） 街道 所属街镇",
  hostName: "申报单位 单位名称 企业名称 所在单位 依托单位 企事业单位名称 申报单位名称 所在单位名称",
  creditCode: "统一社会信用代码 社会信用代码 信用代码 统一信用代码 组织机构代码（统一社会信用代码）",
  hostType: "单位性质 单位类型 企业性质",
  daxingBasis: "注册/经营情况 注册或经营情况 是否在大兴注册或经营 注册（经营）地 在大兴注册或经营 注册经营情况",
  studioName: "工作室名称 申报工作室名称 首席技师工作室名称",
  leadName: "首席技师姓名 首席技师 领办人 领办人姓名 领衔人 带头人 领办人（首席技师）",
  leadIdNumber: "身份证号 身份证号码 公民身份号码 首席技师身份证号 领办人身份证号",
  occupation: "职业工种 职业（工种） 工种 职业 申报职业 职业工种名称 申报工种",
  skillLevel: "职业资格等级 技能等级 职业技能等级 资格等级 等级 职业资格（技能）等级 技术等级",
  certificateType: "证书类型 证书种类 证书名称",
  certificateNumber: "证书编号 资格证书编号 职业资格证书编号 证书号 技能等级证书编号",
  certificateDate: "发证日期 证书日期 取证日期 发证时间",
  exemptionBasis: "放宽条件依据 放宽条件类别 破格情形 放宽情形 破格依据",
  memberCount: "成员人数 团队人数 工作室成员人数 工作室人数",
  apprenticeCount: "带徒人数 徒弟人数 徒弟数 所带徒弟人数",
  achievements: "主要业绩 工作业绩 业绩成果 主要荣誉",
  hostTalentSystem: "培养制度 人才培养制度 技能人才培养制度 是否建立培养制度",
  hostSite: "场地设备 场地设施 工作场地和设备 是否有场地设备",
  hostFunding: "经费制度 经费支持 经费和管理制度 是否有经费支持",
  docApplicationForm: "申报表 评选申报表 申报表是否提交",
  docReport: "申报报告 申报报告是否提交",
  docLicence: "营业执照 执照 营业执照/法人证书 营业执照或法人证书 法人证书",
  docBankProof: "开户许可证 开户证明 银行开户许可证 基本存款账户信息",
  docEvidence: "证明材料 相关证明材料 佐证材料",
  paperCopies: "份数 纸质份数 材料份数 纸质材料份数",
  electronicCopies: "电子版 电子文档 是否报送电子版",
  photos: "电子照片 照片",
  videoMinutes: "视频时长 视频时长（分钟） 成果视频时长",
  contactName: "联系人 联系人姓名",
  contactPhone: "联系电话 手机 手机号 联系方式 电话 联系人电话",
  payeeName: "收款人全称 开户名称 户名 账户名称 收款单位",
  payeeAccount: "账号 银行账号 收款账号 对公账号 开户账号",
  payeeBank: "开户银行 开户行 开户行名称",
  payeeBankCode: "联行号 行号 大额行号",
  municipalFunded: "是否已获市级资助 是否获得市级资助 市级资助情况 市级资助 是否获市级资助",
  applicationId: "系统编号",
  remark: "备注 说明",
};

const scores: Aliases<"scores"> = {
  expert: "专家 评委",
  score: "得分 评分",
  averageScore: "平均分 最终得分 平均得分 综合得分 评审得分",
  rank: "名次 排名 排序",
  shortlisted: "是否拟定 拟定 是否入选 拟入选 是否拟认定",
};

const notices: Aliases<"notices"> = {
  noticeStart: "公示开始 公示开始日期 公示起始日",
  noticeEnd: "公示结束 公示结束日期 公示截止日",
  noticePeriod: "公示期 公示时间 公示日期",
  objection: "异议 有无异议 异议情况",
  objectionClosedOn: "异议办结日期 异议处理日期 办结日期",
  decision: "审定意见 领导小组意见 审定结果 是否认定",
  decisionDate: "审定日期 认定日期 批准日期",
  approvalDocument: "批准文号 认定文号 文号",
  plaqueDate: "授牌日期 铭牌发放日期",
};

const payments: Aliases<"payments"> = {
  stage: "拨付阶段 阶段 期次 款项",
  amount: "金额 拨付金额 资助金额 支持资金",
  amountInCapitals: "大写金额 金额大写 人民币大写",
  purpose: "用途 摘要 附言",
  paidOn: "拨付日期 支付日期 到账日期 拨付时间",
  voucherNumber: "凭证号 支付凭证号",
  firstAmount: "第一阶段 第一阶段资金 第一阶段金额 首期资金",
  firstPaidOn: "第一阶段拨付日期 首期拨付日期",
  awardAmount: "团队奖励 团队奖励金额 奖励资金",
  awardPaidOn: "团队奖励拨付日期 奖励拨付日期",
  secondAmount: "第二阶段 第二阶段资金 第二阶段金额 尾款",
  secondPaidOn: "第二阶段拨付日期 尾款拨付日期",
};

const assessments: Aliases<"assessments"> = {
  assessmentDate: "考核日期 评估日期 考核时间",
  assessmentResult: "考核结果 考核等次 等次 评估结果 年度考核结果",
  rectificationDeadline: "整改期限 整改截止日期 限期整改",
  recheckDate: "复核日期 复评日期",
  recheckResult: "复核结果 复评结果 整改结果",
  revokedOn: "撤销日期 撤销称号日期",
  plaqueReturned: "铭牌收回 是否收回铭牌 铭牌是否收回",
};

const expenditures: Aliases<"expenditures"> = {
  spentOn: "日期 支出日期 记账日期",
  voucherNumber: "凭证号 凭证编号",
  invoiceNumber: "发票号 发票号码 票据号",
  category: "支出类别 费用项目 科目",
  summary: "摘要 支出内容 用途",
  counterparty: "收款单位 收款方",
  amountIn: "收入",
  amountOut: "支出 支出金额",
  balance: "结余 余额",
  fundingSource: "资金来源",
};

const municipalAwards: Aliases<"municipalAwards"> = {
  programme: "项目名称 资助项目 项目",
  awardYear: "资助年度 年度 认定年度",
  awardAmount: "资助金额 金额",
  source: "文号 来源 依据",
};

/** Aliases by table and field, as written; a space separates two. */
export const aliases = { applications, scores, notices, payments, assessments, expenditures, municipalAwards } as const;

/** A field that a header may stand for. Identifying fields belong to any table and are listed once, under applications. */
export interface Claim {
  readonly table: TableName;
  readonly field: FieldKey;
  readonly identifying: boolean;
}

export interface Alias {
  readonly text: string;
  readonly claim: Claim;
}

const identifying = new Set<string>(
  Object.entries(applicationFields)
    .filter(([, definition]) => "identifying" in definition)
    .map(([field]) => field),
);

const isTable = (name: string): name is TableName => name in tables;

function listAliases(): readonly Alias[] {
  return Object.entries(aliases).flatMap(([table, fields]) =>
    Object.entries(fields).flatMap(([field, words]) =>
      isTable(table)
        ? words.split(" ").map((word) => ({
            text: foldHeader(word).text,
            // The keys of the typed tables above are field keys; Object.entries forgets it.
            claim: { table, field: field as FieldKey, identifying: table === "applications" && identifying.has(field) },
          }))
        : [],
    ),
  );
}

/** Every alias, folded. */
export const allAliases: readonly Alias[] = listAliases();

const claimsByAlias = Map.groupBy(allAliases, (alias) => alias.text);

const expertColumn =
  /^(?:专家|评委)(?:(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸]|[a-z])号?(?:\([^)]+\))?|\((?!签[字名]|意见)[^)]+\))(?:得分|评分|打分)?$/;

/** The fields a folded header stands for by exact alias; an expert's column (`专家1`, `评委甲`, `专家（姓名）`) is a score. */
export function claimsOf(folded: string): readonly Claim[] {
  const known = claimsByAlias.get(folded);
  if (known !== undefined) return known.map((alias) => alias.claim);
  return expertColumn.test(folded) ? [expertClaim] : [];
}

/** One expert's column of the wide score layout. */
export const expertClaim: Claim = { table: "scores", field: "score", identifying: false };
