// What the round page says in Chinese; the pane's own words for stages, states and money are the pane's.
import type { DueKind } from "./due-dates.ts";
import type { EquationName } from "./sums.ts";

const dueKinds: Readonly<Record<DueKind, string>> = {
  "notice-end": "公示截止",
  assessment: "建设满一年，应作年度考核",
  rectification: "整改期限",
  payable: "应付款项",
  "second-stage": "第二阶段资金可付",
  held: "应付而暂缓",
  recovery: "待追回",
};

const equations: Readonly<Record<EquationName, string>> = {
  schedule: "各笔款项之和 = 拨付计划合计",
  approved: "已审批 = 已付 + 退回 + 未回报",
  studios: "各工作室已付之和 = 本批次已付",
  paid: "计划中已付各笔 = 经批次已付 + 迁入前已付",
  ledgers: "各工作室台账记入 = 收到的支持资金",
};

const columns = {
  approvedFen: "已审批",
  paidFen: "已付",
  returnedFen: "退回",
  outstandingFen: "未回报",
  recoveredFen: "已追回",
};

export const zh = {
  title: "首席技师工作室 · 批次总览",
  purpose: {
    body: "本页供领导小组和审计查看批次的进展、排名、到期事项和资金去向；经办人和财政也可以看。",
    promise: "登录在单独的窗口中进行，密码不经过本页。本页只供查看和取用文件，不改动任何记录。",
  },
  status: (year: number, applications: number) => `${year} 年批次 · ${applications} 份申报`,
  busy: { loading: "正在读取登记册", fetching: "正在取文件" },
  refresh: "刷新",
  print: "打印",
  rest: (count: number) => `还有 ${count} 项，显示更多`,
  broken: "本页自身出错，没有读完。请刷新；仍不行的，把编号告诉管理员。",
  failed: { title: "没有读到本批次", body: "请按上面的提示处理，然后重试；登记册中的内容不受影响。" },
  empty: { title: "本批次还没有申报", body: "经办人同步申报之后，这里显示本批次的进展。" },
  standing: {
    title: "进展",
    decided: (document: string, day: string) => `已于 ${day} 审定（${document}）。`,
    ready: (stage: string, role: string) => `所需事项已办结，${role}可以${stage}。`,
    still: (stage: string, count: number, article: string) => `${stage}之前还有 ${count} 项须办结（${article}）：`,
  },
  due: {
    title: "到期事项",
    none: "目前没有到期或将到期的事项。",
    on: "日期",
    what: "事项",
    whom: "工作室",
    amount: "金额（元）",
    ground: "依据",
    past: "已过",
    kinds: dueKinds,
    who: (names: readonly string[], more: number) => names.join("、") + (more === 0 ? "" : ` 等 ${names.length + more} 家`),
  },
  ranking: {
    title: "排名",
    rank: "名次",
    studio: "工作室",
    lead: "领办人",
    average: "平均分",
    state: "状态",
    within: "名额内",
    reason: (reason: string) => `拟定名单与排名不一致的理由：${reason}`,
  },
  money: {
    title: "拨付计划",
    none: "领导小组审定认定之后，这里显示应付款项和资金核对。",
    sums: "资金核对",
    what: "核对内容",
    left: "左边（元）",
    right: "右边（元）",
    result: "结果",
    holds: "相符",
    differs: (amount: string) => `不符，差 ${amount}`,
    equations,
    byStudio: "按工作室（元）",
    studio: "工作室",
    ledger: "台账",
    columns,
  },
  way: {
    title: "一笔钱的来路",
    intro: "选一笔款项，从条文、事实、批次一直查到凭证。",
    search: "查找（名称或编号）",
    choose: "款项",
    line: (id: string, name: string, stage: string, amount: string | null) =>
      `${name} · ${stage} · ${amount === null ? "金额待考核确定" : `${amount} 元`} · ${id}`,
    more: (count: number) => `另有 ${count} 笔未列出，请输入名称或编号查找。`,
    nothing: "没有这样的款项，请改换查找内容。",
    steps: { articles: "条文", facts: "事实", batch: "批次", voucher: "凭证" },
    event: (article: string, event: string) => `${article} · 登记册事件 ${event}`,
    noBatch: "尚未编入批次。",
    former: (ids: string) => `（此前在 ${ids}）`,
    parts: { prepared: "编制", approved: "审批", pulled: "财政拉取" },
    by: (step: string, name: string, on: string) => `${step}：${name}，${on}`,
    hash: (hash: string) => `批次哈希 ${hash}`,
    paid: (on: string, amount: string, voucher: string | null, isOpening: boolean) =>
      `${on} 支付 ${amount} 元，${voucher === null ? "没有登记凭证号" : `凭证号 ${voucher}`}${isOpening ? "（登记册建立之前支付，迁入）" : ""}。`,
    returned: "退回，重新列为应付。",
    recovered: "已追回。",
    notPaid: "尚未支付。",
  },
  files: {
    title: "办公文件",
    intro: "各文件按登记册当前内容生成，不含身份证号、账号和电话，可直接打印。",
    names: {
      "approval-list": "审定名单",
      "assessment-forms": "年度考核评估表",
      "recommendation-list": "优先推荐名单",
    },
    scoreSheet: "评分表",
    expert: "专家（如 专家1）",
    application: "申报",
    form: "申报表",
  },
};
