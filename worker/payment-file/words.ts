// What payment files call stages, statuses and holds.
import type { HoldCode, LineStatus, ScheduleLine } from "../../policy/schedule/line.ts";

export const stageWords: Readonly<Record<ScheduleLine["stage"], string>> = {
  first: "第一阶段支持资金",
  award: "团队奖励",
  second: "第二阶段支持资金",
  recovery: "撤回经费",
};

export const statusWords: Readonly<Record<LineStatus, string>> = {
  "not-due": "未到期",
  held: "暂缓",
  due: "可付",
  batched: "已编批次",
  approved: "已审批",
  paid: "已拨付",
  returned: "退回待付",
  cancelled: "取消",
  recovered: "已撤回",
};

export const holdWords: Readonly<Record<HoldCode, string>> = {
  "municipal-match-open": "与市级资助名单疑似重复，尚未认定",
  "objection-open": "公示异议未办结",
  "payee-changed": "收款信息变更，尚未由另一人确认",
  rectifying: "考核不合格，限期整改",
  sanctioned: "因违规处理中",
};
