// Every form in which something is typed or chosen and sent to the register, in the order in which they can be filled in.
import { document, experts } from "../worker/domain/round-walk.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import { by, type FormCase, filled, firstRow, formWith, open } from "./form-kit.ts";
import { did } from "./review-pages.ts";
import { studioFormCases } from "./studio-form-cases.ts";

const sync: readonly FormCase[] = [
  {
    name: "第3条: 建立批次",
    ...by("clerk", "同步", "intake"),
    fill: async (pane) => {
      await pane.getByRole("button", { name: "新批次" }).click();
      return filled(pane.locator("form.new-round"), { 批次年度: "2040", "上一批次年度（没有则留空）": "2030" });
    },
    send: "建立批次",
    look: "30-new-round",
    done: /2040 年 · 申报/,
  },
  {
    name: "第9条: 撤回申报",
    ...by("clerk", "同步", "intake"),
    fill: async (pane, { id }) => {
      await pane.getByRole("button", { name: "预览" }).click();
      await pane.getByTitle(`撤回申报 ${id("ineligible")}`).click();
      return filled(formWith(pane, "确认撤回"), { 撤回理由: "企业来函" });
    },
    send: "确认撤回",
    done: /已撤回申报。/,
  },
  {
    name: "第14条: 市级资助认定",
    ...by("clerk", "同步", "intake"),
    before: async ({ register }) => {
      const { hostName, leadName } = cleanFields(firstRow + 1);
      const award = { programme: "市级首席技师工作室", awardYear: 2018, hostName, leadName };
      await did(register, "clerk", "PUT", "/api/municipal-awards", { awards: [award] });
    },
    fill: async (pane) => {
      await pane.getByRole("button", { name: "资格认定" }).click();
      const form = formWith(pane, "登记认定").first();
      await form.getByLabel("不是同一工作室").check();
      return filled(form, { 理由: "领办人不同" });
    },
    send: "登记认定",
    done: /的认定已登记。/,
  },
  {
    name: "第6条: 资格认定",
    ...by("clerk", "同步", "intake"),
    fill: async (pane, { id }) => {
      const card = pane.locator(".eligibility-card", { hasText: id("submitted") });
      await card.getByRole("button", { name: "认定不符合条件…" }).click();
      return filled(card.locator("form"), { 不符合条件的理由: "营业执照已注销" });
    },
    send: "登记为不符合条件",
    done: /的认定已登记。/,
  },
];

const review: readonly FormCase[] = [
  {
    name: "第8条: 批次设置",
    ...by("clerk", "评审", "intake"),
    fill: async (pane) => {
      await open(pane.locator(".review-view"), "批次设置");
      return filled(formWith(pane, "保存设置"), { 名额: "3", "合格线（分）": "80" });
    },
    send: "保存设置",
    look: "review-30-settings",
    done: "批次设置已登记。",
  },
  {
    name: "第16条: 口径",
    ...by("leader", "评审", "intake"),
    fill: async (pane) => {
      await open(pane.locator(".review-view"), "口径");
      const card = pane.locator('[data-ruling="second-tranche-scale"]');
      await open(card, "另行确定");
      await card.getByLabel("按考核等次").check();
      const amounts = { "优秀（元）": "100000", "良好（元）": "80000", "合格（元）": "50000" };
      return filled(card.locator("form"), { ...amounts, 理由: "领导小组第3次会议纪要" });
    },
    send: "确定口径",
    look: "review-31-ruling",
    done: "优秀 100,000.00 元、良好 80,000.00 元、合格 50,000.00 元",
  },
  {
    name: "第5条: 专家与单位",
    ...by("clerk", "评审", "review"),
    fill: async (pane) => {
      await open(pane, "专家与单位");
      const form = formWith(pane, "登记专家");
      await form.getByRole("button", { name: "增加一位" }).click();
      return filled(form, { 专家: "林专家", 所在单位: "示例大学", 成员编号: "reviewer" });
    },
    send: "登记专家",
    done: "位专家已登记。",
  },
  {
    name: "第8条: 专家本人的评分",
    ...by("reviewer", "评审", "review"),
    fill: (pane) => filled(formWith(pane, "提交评分"), { [`北京零零零贰壹机电设备有限公司 · 李零零零贰壹 的评分`]: "88.5" }),
    send: "提交评分",
    done: "1 份申报的评分已登记。",
  },
  {
    name: "第8条: 拟定名单",
    ...by("clerk", "评审", "review"),
    before: async ({ register, staged, id }) => {
      const scores = experts.map((expert, index) => ({ applicationId: id("eligible"), expert, score: 90 - index }));
      await did(register, "clerk", "PUT", `/api/rounds/${staged.round}/scores`, { scores });
      const etag = (await register.call("clerk", "GET", `/api/rounds/${staged.round}/head`)).headers.get("etag") ?? "";
      const settings = { body: { scoring: { passMark: 95 } }, headers: { "if-match": etag } };
      await register.call("clerk", "PATCH", `/api/rounds/${staged.round}/settings`, settings);
    },
    fill: async (pane) => {
      await pane.getByLabel(/^列入拟定名单：/).check();
      return filled(formWith(pane, "确定拟定名单"), { 理由: "合格线内没有申报，经领导小组同意" });
    },
    send: "确定拟定名单",
    done: "1 份申报的拟定名单已登记。",
  },
  {
    name: "第9条: 公示日期",
    ...by("clerk", "评审", "review"),
    fill: (pane) => filled(formWith(pane, "开始公示"), { 公示开始日: "2026-11-24", 公示截止日: "2026-12-02" }),
    send: "开始公示",
    done: "公示期：2026-11-24 至 2026-12-02。",
  },
  {
    name: "第9条: 异议的处理",
    ...by("clerk", "评审", "notice"),
    fill: async (pane) => {
      const form = formWith(pane, "办结异议");
      await form.getByLabel("异议不成立").check();
      return filled(form, { 处理意见: "原件已核对" });
    },
    send: "办结异议",
    done: /认定不成立：原件已核对/,
  },
  {
    name: "第9条: 审定",
    ...by("leader", "评审", "decision"),
    fill: async (pane) => {
      const form = formWith(pane, "登记审定");
      for (const no of await form.getByRole("radio", { name: "不认定" }).all()) await no.check();
      for (const why of await form.getByLabel(/^不认定的理由/).all()) await why.fill("原件未能提供");
      return filled(form, { 批准文号: document });
    },
    send: "登记审定",
    done: "审定已登记：认定 0 家，不认定 2 家。",
  },
  {
    name: "第9条: 进入建设期",
    ...by("leader", "评审", "decision"),
    fill: async (pane) => formWith(pane, "进入建设期"),
    send: "进入建设期",
    done: "已进入建设期。",
  },
];

export const formCases: readonly FormCase[] = [...sync, ...review, ...studioFormCases];
