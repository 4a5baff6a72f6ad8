// The tab 拨付 in Chinese.

import type { BatchAnswer, ScheduleLineAnswer } from "../../../policy/contract/payments.ts";
import type { Bar } from "../../payments/offers.ts";
import type { PaymentsTask } from "../../payments/payments-state.ts";
import type { DraftLack } from "../../payments/result-draft.ts";
import type { ChartStage, LineGroup } from "../../payments/schedule-figures.ts";

const busy: Readonly<Record<PaymentsTask, string>> = {
  loading: "正在取拨付计划",
  preparing: "正在生成批次",
  approving: "正在审批",
  cancelling: "正在作废",
  pulling: "正在拉取并写入工作表",
  reading: "正在读取表中填写",
  reporting: "正在回报",
  confirming: "正在登记",
};

const stages: Readonly<Record<ScheduleLineAnswer["stage"], string>> = {
  first: "第一阶段",
  award: "团队奖励",
  second: "第二阶段",
  recovery: "追回",
};

const statuses: Readonly<Record<ScheduleLineAnswer["status"], string>> = {
  "not-due": "未到期",
  held: "暂缓",
  due: "应付",
  batched: "批次中，待审批",
  approved: "批次中，已审批",
  paid: "已付",
  returned: "退回，应付",
  cancelled: "不再支付",
  recovered: "已追回",
};

const groups: Readonly<Record<LineGroup, string>> = {
  due: "应付",
  held: "暂缓",
  "in-batch": "批次中",
  paid: "已付",
  "not-due": "未到期",
  "to-recover": "待追回",
  recovered: "已追回",
  cancelled: "不再支付",
};

const holds: Readonly<Record<ScheduleLineAnswer["holds"][number]["code"], string>> = {
  "municipal-match-open": "可能已获得市级资助，等经办人认定",
  "objection-open": "有异议尚未处理",
  "payee-changed": "收款信息有变，等另一人确认",
  rectifying: "考核不合格，正在整改",
  sanctioned: "受到处理，尚未了结",
};

const batchStatuses: Readonly<Record<BatchAnswer["status"], string>> = {
  prepared: "待审批",
  approved: "已审批",
  settled: "已办结",
  cancelled: "已作废",
  void: "已失效",
};

const bars: Readonly<Record<Bar, string>> = {
  "prepared-by-you": "本批次由您编制。编制、审批、支付须是三个人，请由另一位办理。",
  "approved-by-you": "本批次由您审批。编制、审批、支付须是三个人，请由另一位办理。",
  "pulled-already": "财政已拉取，不能作废。等财政逐笔回报：没有付成的回报为退回，重新列为应付。",
  stopped: "批次已停止，不再出文件。已付的照实回报，没有付的回报为退回。",
  "not-pulled": "请先拉取，再回报。",
};

const lacks: Readonly<Record<DraftLack, string>> = {
  "date-missing": "请填支付日期",
  "date-unreadable": "支付日期请写成 2026-11-22 这样的完整日期",
  "date-early": "支付日期早于审批日期，请核对",
  "date-future": "支付日期还没有到，请核对",
  "voucher-missing": "请填凭证号；如已退回，请填退回原因",
};

const chartStages: Readonly<Record<ChartStage, string>> = { first: stages.first, award: stages.award, second: stages.second };

export const zh = {
  purpose: {
    body: "拨付计划由登记册按办法第14条和已登记的事实算出。经办人编制批次，领导小组审批，财政拉取、支付、回报。",
    promise: "编制、审批、支付是三个不同的人；您只看到自己能办的事。",
  },
  prepare: "生成批次",
  approve: "审批",
  cancelBatch: "作废",
  pull: "拉取",
  report: "回报",
  readBack: "读取表中填写",
  cancel: "取消",
  yuan: (figures: string) => `${figures} 元`,
  busy,
  counts: {
    due: (count: number) => `应付 ${count}`,
    held: (count: number) => `暂缓 ${count}`,
    paid: (count: number) => `已付 ${count}`,
    "in-batch": (count: number) => `批次中 ${count}`,
  },
  ...{ stages, statuses, groups, holds, batchStatuses, bars, lacks },
  totals: {
    title: "合计",
    what: "状态",
    count: "笔数",
    sum: "金额（元）",
    all: "计划合计",
    open: "待考核确定",
    without: (count: number) => `另 ${count} 笔待考核确定金额`,
  },
  empty: {
    title: "还没有可拨付的工作室",
    body: "领导小组审定认定之后，各工作室的应付款项会列在这里，不需要录入。",
  },
  failed: { title: "没有取到拨付计划", body: "请按上面的提示处理，然后重试；登记册中的内容不受影响。", again: "重试" },
  nothingDue: "目前没有可编入批次的款项。暂缓的款项在原因消除后自动列为应付。",
  schedule: {
    title: "拨付计划",
    filter: "状态",
    all: (count: number) => `全部（${count}）`,
    one: (name: string, count: number) => `${name}（${count}）`,
    none: "没有这种状态的款项。",
    dueFrom: (day: string) => `应付日 ${day}`,
    dueUnknown: "应付日未定",
    amountOpen: "金额待考核确定",
    noAccount: "没有收款人全称或账号，不能编入批次。请经办人在工作簿补填后同步。",
    why: "依据",
    payee: (name: string) => `收款人 ${name}`,
    capitals: (words: string) => `大写：${words}`,
    account: (account: string, bank: string) => `账号 ${account}　${bank}`,
    event: (event: string) => `登记册事件 ${event}`,
    choose: (stage: string, name: string) => `编入批次：${name} ${stage}`,
    chooseAll: "全选",
    chooseNone: "全不选",
    chosen: (count: number, figures: string) => `已选 ${count} 笔，${figures} 元`,
  },
  batches: {
    title: "拨付批次",
    select: "批次编号",
    none: "还没有批次。经办人在下面的计划中选定应付款项，生成批次。",
    line: (count: number, figures: string) => `${count} 笔 · ${figures} 元`,
    hash: (short: string) => `批次哈希 ${short}`,
    hashWhy: "审批只对这个批次哈希有效；批次内容有任何改动，哈希就不同。",
    lines: "逐笔明细",
    outcome: { paid: "已付", returned: "已退回" },
    changed: {
      amount: "金额有变",
      payee: "收款信息有变",
      cancelled: "不再支付",
      ...holds,
    } as Readonly<Record<string, string>>,
    steps: { prepared: "编制", approved: "审批", pulled: "拉取" },
    by: (name: string, on: string) => `${name}　${on}`,
    waits: { approved: "待领导小组审批（不能是编制人）", pulled: "待财政拉取（不能是编制人、审批人）" },
    approving: (count: number, figures: string, capitals: string, hash: string) =>
      `您审批的是：批次哈希 ${hash} 的 ${count} 笔，${figures} 元（${capitals}）。内容若有改动，审批不生效。`,
    stopped:
      "批次拉取之后，下列款项的依据有变，批次已停止，不再出文件。已付的照实回报（登记册会开出同额追回），没有付的回报为退回。",
    stoppedAndSettled: "批次拉取之后，下列款项的依据有变，批次已停止；各笔均已回报，已付的另列追回。",
    voided: "批次拉取之前，下列款项的依据有变，批次已失效；其余款项重新列为应付，可编入新批次。",
    cancelledBecause: (reason: string) => `作废原因：${reason}`,
    cancelReason: "作废原因",
    settled: "各笔均已回报。",
  },
  results: {
    title: "支付结果",
    how: (sheet: string) => `在工作表“${sheet}”的“支付日期”“凭证号”“退回原因”中填写后读取，或在这里逐笔填写。`,
    each: (open: number) => `逐笔填写（未回报 ${open} 笔）`,
    paidOn: "支付日期",
    dayForm: "年-月-日",
    voucher: "凭证号",
    reason: "退回原因",
    ready: (paid: number, returned: number, open: number) =>
      `将回报：已付 ${paid} 笔，退回 ${returned} 笔；未填 ${open} 笔留待以后。`,
    of: (what: string, name: string) => `${what}（${name}）`,
  },
  payee: {
    title: "确认收款信息",
    why: "收款账号改动后，须由改动者以外的人核对原件确认（第7条（三））。",
    last4: "账号后四位",
    reason: "核对依据",
    confirm: "确认收款信息",
    lack: "请填账号后四位数字和核对依据。",
  },
  recovery: {
    confirm: "确认追回",
    confirmWhy: "领导小组确认后，财政方可收回。",
    receivedOn: "收回日期",
    voucher: "凭证号",
    receive: "登记收回",
    waits: "等领导小组确认追回。",
    lack: "收回日期请写成 2026-11-22 这样的完整日期。",
  },
  chart: {
    title: "按月份和阶段",
    name: "按应付月份和阶段的金额",
    table: "以表格显示",
    month: "月份",
    total: "合计",
    stages: chartStages,
    unit: "万元",
    none: "还没有确定应付日的款项。",
    summary: (months: number, first: string, last: string, figures: string) =>
      `${first} 至 ${last} 共 ${months} 个月，合计 ${figures} 元。`,
  },
  notice: {
    prepared: (batch: string, lines: number) => `已生成批次 ${batch}，共 ${lines} 笔，等领导小组审批。`,
    approved: (batch: string) => `已审批 ${batch}，财政可以拉取。`,
    cancelled: (batch: string) => `已作废 ${batch}，其中款项重新列为应付。`,
    pulled: (batch: string, sheet: string) =>
      `${batch} 已写入工作表“${sheet}”，金额已锁定，可直接打印。支付后在表中填写，再点“回报”。`,
    readBack: (paid: number, returned: number, open: number) =>
      `已读取：已付 ${paid} 笔，退回 ${returned} 笔，未填 ${open} 笔。请核对后点“回报”。`,
    reported: (batch: string, paid: number, returned: number) => `${batch} 已回报：已付 ${paid} 笔，退回 ${returned} 笔。`,
    payeeConfirmed: (id: string) => `${id} 的收款信息已确认。`,
    recoveryConfirmed: (id: string) => `已确认追回 ${id}，等财政收回。`,
    recoveryReceived: (id: string) => `已登记收回 ${id}。`,
  },
  problem: {
    noRound: "还没有选定批次年度。请在上方选择批次后重试。",
    nothingChosen: "没有选定款项。请在拨付计划中勾选应付款项，再点“生成批次”。",
    reasonMissing: "请先填写作废原因，再点“作废”。",
    noSheet: (batch: string) =>
      `本工作簿中没有 ${batch} 的拨付表。请打开拉取时的工作簿（没有停止的批次也可再拉取一次），或在下面逐笔填写。`,
    sheetAltered: (payments: string) =>
      `拨付表中 ${payments} 的编号或金额与批次不符，没有读取。请重新拉取（已填的会保留），再填写。`,
    resultsIncomplete: (payments: string) => `${payments} 还不能回报，请按各笔的提示补正后再点“回报”；已填的都在。`,
    nothingTyped: (sheet: string) => `工作表“${sheet}”中还没有填写。请填支付日期和凭证号（退回的填退回原因），再点“回报”。`,
    unanswered: "没有收到登记册的答复，这一步可能已经办成。请再按一次同一按钮：用同一编号询问，不会重复办理。",
    pulledNotWritten: (batch: string, why: string) =>
      `${batch} 的拉取已登记，但没有写进工作表：${why} 处理后再点“拉取”，内容完全相同。`,
    broken: (reference: string) => `窗格自身出错，这一步没有完成。请重试；仍不行的，把编号 ${reference} 告诉管理员。`,
    asNow: (what: string) => `${what}下面已是登记册的最新情况。`,
    batchMoved: (batch: string, status: string) => `${batch} 现在是“${status}”，这一步没有办理。`,
    reportedElse: (batch: string) => `${batch} 中有款项已由他人回报，与您填的不同，所填的都没有回报。`,
    movedOn: "这一步已由他人办理，或者已经不需要，没有再办。",
  },
};
