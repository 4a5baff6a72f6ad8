// Every form in which something is typed or chosen and sent to the register: who fills it in, where, and what is seen once it is recorded.
import type { Locator } from "playwright-core";
import type { ApplicationState } from "../../policy/records/application.ts";
import type { RoundStage } from "../../policy/records/round.ts";
import type { Role } from "../../worker/actor.ts";
import { document, experts } from "../worker/domain/round-walk.ts";
import { cleanFields, knownRow } from "../worker/domain/sample-rows.ts";
import type { StagedRound } from "../worker/domain/staged-rounds.ts";
import type { TestRegister } from "../worker/domain/test-register.ts";
import { did } from "./review-pages.ts";

/** The rows of each staged round start here; 20 rows a round. */
export const firstRow = 1;
const runningRow = firstRow + 4 * 20;

export interface World {
  readonly register: TestRegister;
  readonly staged: StagedRound;
  readonly id: (state: ApplicationState) => string;
}

export interface FormCase {
  readonly name: string;
  readonly role: Role;
  readonly tab: "同步" | "评审" | "拨付";
  readonly stage: RoundStage;
  /** What happens elsewhere before. */
  readonly before?: (world: World) => Promise<void>;
  /** Fills it in and answers what holds the fields and the button. */
  readonly fill: (pane: Locator, world: World) => Promise<Locator>;
  readonly send: string;
  /** The state filled in is looked at under this name. */
  readonly look?: string;
  readonly done: string | RegExp;
}

const saved = "已登记。";
const open = (within: Locator, summary: string | RegExp): Promise<void> =>
  within.locator("summary").filter({ hasText: summary }).first().click();
const formWith = (within: Locator, button: string): Locator =>
  within.locator("form", { has: within.page().getByRole("button", { name: button, exact: true }) });
const cardOf = (pane: Locator, id: string): Locator => pane.locator(".review-view .card", { hasText: id });

/** A studio's own form. */
async function studioForm(pane: Locator, id: string, action: string): Promise<Locator> {
  const card = cardOf(pane, id);
  await open(card, action);
  return card.locator("details[open]", { hasText: action }).locator("form");
}

async function withReason(form: Locator, fields: Readonly<Record<string, string>>): Promise<Locator> {
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(value);
  return form;
}

const sync: readonly FormCase[] = [
  {
    name: "第3条: 建立批次",
    role: "clerk",
    tab: "同步",
    stage: "intake",
    fill: async (pane) => {
      await pane.getByRole("button", { name: "新批次" }).click();
      return withReason(pane.locator("form.new-round"), { 批次年度: "2040", "上一批次年度（没有则留空）": "2030" });
    },
    send: "建立批次",
    look: "30-new-round",
    done: /2040 年 · 申报/,
  },
  {
    name: "第9条: 撤回申报",
    role: "clerk",
    tab: "同步",
    stage: "intake",
    fill: async (pane, { id }) => {
      await pane.getByRole("button", { name: "预览" }).click();
      await pane.getByTitle(`撤回申报 ${id("ineligible")}`).click();
      return withReason(formWith(pane, "确认撤回"), { 撤回理由: "企业来函" });
    },
    send: "确认撤回",
    done: /已撤回申报。/,
  },
  {
    name: "第14条: 市级资助认定",
    role: "clerk",
    tab: "同步",
    stage: "intake",
    before: async ({ register }) => {
      const { hostName, leadName } = cleanFields(firstRow + 1);
      const award = { programme: "市级首席技师工作室", awardYear: 2018, hostName, leadName };
      await did(register, "clerk", "PUT", "/api/municipal-awards", { awards: [award] });
    },
    fill: async (pane) => {
      await pane.getByRole("button", { name: "资格认定" }).click();
      const form = formWith(pane, "登记认定").first();
      await form.getByLabel("不是同一工作室").check();
      return withReason(form, { 理由: "领办人不同" });
    },
    send: "登记认定",
    done: /的认定已登记。/,
  },
  {
    name: "第6条: 资格认定",
    role: "clerk",
    tab: "同步",
    stage: "intake",
    fill: async (pane, { id }) => {
      const card = pane.locator(".eligibility-card", { hasText: id("submitted") });
      await card.getByRole("button", { name: "认定不符合条件…" }).click();
      return withReason(card.locator("form"), { 不符合条件的理由: "营业执照已注销" });
    },
    send: "登记为不符合条件",
    done: /的认定已登记。/,
  },
];

const review: readonly FormCase[] = [
  {
    name: "第8条: 批次设置",
    role: "clerk",
    tab: "评审",
    stage: "intake",
    fill: async (pane) => {
      await open(pane.locator(".review-view"), "批次设置");
      return withReason(formWith(pane, "保存设置"), { 名额: "3", "合格线（分）": "80" });
    },
    send: "保存设置",
    look: "review-30-settings",
    done: saved,
  },
  {
    name: "第16条: 口径",
    role: "leader",
    tab: "评审",
    stage: "intake",
    fill: async (pane) => {
      await open(pane.locator(".review-view"), "口径");
      const card = pane.locator('[data-ruling="second-tranche-scale"]');
      await open(card, "另行确定");
      await card.getByLabel("按考核等次").check();
      const amounts = { "优秀（元）": "100000", "良好（元）": "80000", "合格（元）": "50000" };
      return withReason(card.locator("form"), { ...amounts, 理由: "领导小组第3次会议纪要" });
    },
    send: "确定口径",
    look: "review-31-ruling",
    done: "优秀 100,000.00 元、良好 80,000.00 元、合格 50,000.00 元",
  },
  {
    name: "第5条: 专家与单位",
    role: "clerk",
    tab: "评审",
    stage: "review",
    fill: async (pane) => {
      await open(pane, "专家与单位");
      const form = formWith(pane, "登记专家");
      await form.getByRole("button", { name: "增加一位" }).click();
      return withReason(form, { 专家: "林专家", 所在单位: "示例大学", 成员编号: "reviewer" });
    },
    send: "登记专家",
    done: saved,
  },
  {
    name: "第8条: 专家本人的评分",
    role: "reviewer",
    tab: "评审",
    stage: "review",
    fill: (pane) =>
      withReason(formWith(pane, "提交评分"), { [`北京零零零贰壹机电设备有限公司 · 李零零零贰壹 的评分`]: "88.5" }),
    send: "提交评分",
    done: saved,
  },
  {
    name: "第8条: 拟定名单",
    role: "clerk",
    tab: "评审",
    stage: "review",
    before: async ({ register, staged, id }) => {
      const scores = experts.map((expert, index) => ({ applicationId: id("eligible"), expert, score: 90 - index }));
      await did(register, "clerk", "PUT", `/api/rounds/${staged.round}/scores`, { scores });
      const etag = (await register.call("clerk", "GET", `/api/rounds/${staged.round}/head`)).headers.get("etag") ?? "";
      const settings = { body: { scoring: { passMark: 95 } }, headers: { "if-match": etag } };
      await register.call("clerk", "PATCH", `/api/rounds/${staged.round}/settings`, settings);
    },
    fill: async (pane) => {
      await pane.getByLabel(/^列入拟定名单：/).check();
      return withReason(formWith(pane, "确定拟定名单"), { 理由: "合格线内没有申报，经领导小组同意" });
    },
    send: "确定拟定名单",
    done: saved,
  },
  {
    name: "第9条: 公示日期",
    role: "clerk",
    tab: "评审",
    stage: "review",
    fill: (pane) => withReason(formWith(pane, "开始公示"), { 公示开始日: "2026-11-24", 公示截止日: "2026-12-02" }),
    send: "开始公示",
    done: "公示期：2026-11-24 至 2026-12-02。",
  },
  {
    name: "第9条: 异议的处理",
    role: "clerk",
    tab: "评审",
    stage: "notice",
    before: async ({ register, staged, id }) => {
      const body = { name: "赵示例", contact: "13900000000", applicationId: id("shortlisted"), reason: "证书与事实不符" };
      await register.call(null, "POST", `/notices/${staged.round}/objections`, { body });
    },
    fill: async (pane) => {
      const form = formWith(pane, "办结异议");
      await form.getByLabel("异议不成立").check();
      return withReason(form, { 处理意见: "原件已核对" });
    },
    send: "办结异议",
    done: /认定不成立：原件已核对/,
  },
  {
    name: "第9条: 审定",
    role: "leader",
    tab: "评审",
    stage: "decision",
    fill: async (pane) => {
      const form = formWith(pane, "登记审定");
      await form.getByRole("radio", { name: "不认定" }).check();
      await form.getByLabel(/^不认定的理由/).fill("原件未能提供");
      return withReason(form, { 批准文号: document });
    },
    send: "登记审定",
    done: saved,
  },
  {
    name: "第9条: 进入建设期",
    role: "leader",
    tab: "评审",
    stage: "decision",
    fill: async (pane) => formWith(pane, "进入建设期"),
    send: "进入建设期",
    done: "已进入建设期。",
  },
];

const studio: readonly FormCase[] = [
  {
    name: "第14条: 授牌",
    role: "clerk",
    tab: "评审",
    stage: "running",
    fill: async (pane, { id }) => withReason(await studioForm(pane, id("approved"), "登记授牌"), { 日期: "2025-12-01" }),
    send: "登记",
    done: "2025-12-01 授牌",
  },
  {
    name: "第13条: 年度计划",
    role: "clerk",
    tab: "评审",
    stage: "running",
    fill: async (pane, { id }) =>
      withReason(await studioForm(pane, id("approved"), "登记年度计划"), { 主要任务: "带徒 5 名", 预期目标: "高级工 3 名" }),
    send: "登记",
    done: "2026 年计划 1 项",
  },
  {
    name: "第14条: 年度考核",
    role: "clerk",
    tab: "评审",
    stage: "running",
    fill: async (pane, { id }) => {
      const form = await studioForm(pane, id("approved"), "登记年度考核");
      await form.getByLabel("优秀").check();
      return withReason(form, { "第二阶段金额（元）": "80000", 考核意见: "成效明显" });
    },
    send: "登记",
    done: /年度考核：优秀 · 第二阶段 80,000.00 元/,
  },
  {
    name: "第14条: 整改复查",
    role: "clerk",
    tab: "评审",
    stage: "running",
    fill: async (pane, { id }) => {
      const form = await studioForm(pane, id("rectifying"), "登记整改复查");
      await form.getByLabel("合格", { exact: true }).check();
      return withReason(form, { "第二阶段金额（元）": "50000" });
    },
    send: "登记",
    done: /整改复查：合格 · 第二阶段 50,000.00 元/,
  },
  {
    name: "第14条: 撤销称号",
    role: "leader",
    tab: "评审",
    stage: "running",
    fill: async (pane, { id }) =>
      withReason(await studioForm(pane, id("rectification-failed"), "撤销工作室称号"), {
        文号: "京兴人社发〔2026〕9号",
        理由: "整改后仍不达标",
      }),
    send: "登记",
    done: "2026-11-22 撤销，京兴人社发〔2026〕9号",
  },
];

/** Money of the studio that stood in rectification. */
const money: readonly FormCase[] = [
  {
    name: "第14条: 作废批次",
    role: "clerk",
    tab: "拨付",
    stage: "running",
    before: async ({ register, staged, id }) => {
      const payments = [`${id("rectifying")}-award`];
      await did(register, "clerk", "POST", "/api/payment-batches", { round: staged.round, payments });
    },
    fill: (pane) => withReason(pane.locator(".batch"), { 作废原因: "重新核对" }),
    send: "作废",
    done: "作废原因：重新核对",
  },
  {
    name: "第14条: 支付结果",
    role: "finance",
    tab: "拨付",
    stage: "running",
    before: async ({ register, staged, id }) => {
      const body = { round: staged.round, payments: [`${id("approved")}-first`] };
      const batch = await register.call<{ id: string; hash: string }>("clerk", "POST", "/api/payment-batches", { body });
      const path = `/api/payment-batches/${batch.body.id}`;
      await did(register, "leader", "POST", `${path}/approval`, { hash: batch.body.hash });
      await register.call("finance", "GET", `${path}/file.json`);
    },
    fill: async (pane) => {
      const batch = pane.locator(".batch");
      await open(batch, "逐笔填写");
      await batch.getByLabel(/^支付日期/).fill("2026-11-22");
      await batch.getByLabel(/^凭证号/).fill("0031");
      return batch;
    },
    send: "回报",
    done: /已回报：已付 1 笔，退回 0 笔/,
  },
  {
    name: "第15条: 摘牌并撤回经费",
    role: "leader",
    tab: "评审",
    stage: "running",
    fill: async (pane, { id }) => {
      const form = await studioForm(pane, id("approved"), "警告或摘牌");
      await form.getByLabel("摘牌（撤销称号）").check();
      return withReason(form, { "撤回经费（元，不撤回的留空）": "2000", 理由: "挪用经费" });
    },
    send: "登记",
    done: "2026-11-22 摘牌：挪用经费",
  },
  {
    name: "第14条: 收回铭牌",
    role: "clerk",
    tab: "评审",
    stage: "running",
    fill: async (pane, { id }) => withReason(await studioForm(pane, id("approved"), "登记收回铭牌"), { 日期: "2026-11-21" }),
    send: "登记",
    done: "2026-11-21 收回铭牌",
  },
  {
    name: "第15条: 登记收回",
    role: "finance",
    tab: "拨付",
    stage: "running",
    fill: (pane) => withReason(formWith(pane, "登记收回"), { 收回日期: "2026-11-22", 凭证号: "0032" }),
    send: "登记收回",
    done: /已登记收回/,
  },
  {
    name: "第7条（三）: 确认收款信息",
    role: "leader",
    tab: "拨付",
    stage: "running",
    before: async ({ register, staged, id }) => {
      const application = id("rectifying");
      const { body } = await register.call<{ version: number }>("clerk", "GET", `/api/applications/${application}`);
      const account = { payeeAccount: "6222020012345678901" };
      await register.sync(staged.round, [knownRow(runningRow + 1, application, body.version, {}, account)]);
    },
    fill: async (pane) => {
      await open(pane, "确认收款信息");
      return withReason(formWith(pane, "确认收款信息"), { 账号后四位: "8901", 核对依据: "开户许可证原件" });
    },
    send: "确认收款信息",
    done: /收款信息已确认/,
  },
];

/** In the order in which they can be filled in. */
export const formCases: readonly FormCase[] = [...sync, ...review, ...studio, ...money];
