// The forms of a studio's life and of its money, in the order in which they can be filled in (articles 13 to 15).
import { knownRow } from "../worker/domain/sample-rows.ts";
import { by, type FormCase, filled, formWith, open, runningRow, studioForm } from "./form-kit.ts";
import { did } from "./review-pages.ts";

const studio: readonly FormCase[] = [
  {
    name: "第14条: 授牌",
    ...by("clerk", "评审", "running"),
    fill: async (pane, { id }) => filled(await studioForm(pane, id("approved"), "登记授牌"), { 日期: "2025-12-01" }),
    send: "登记",
    done: "2025-12-01 授牌",
  },
  {
    name: "第13条: 年度计划",
    ...by("clerk", "评审", "running"),
    fill: async (pane, { id }) =>
      filled(await studioForm(pane, id("approved"), "登记年度计划"), { 主要任务: "带徒 5 名", 预期目标: "高级工 3 名" }),
    send: "登记",
    done: "2026 年计划 1 项",
  },
  {
    name: "第14条: 年度考核",
    ...by("clerk", "评审", "running"),
    fill: async (pane, { id }) => {
      const form = await studioForm(pane, id("approved"), "登记年度考核");
      await form.getByLabel("优秀").check();
      return filled(form, { "第二阶段金额（元）": "80000", 考核意见: "成效明显" });
    },
    send: "登记",
    done: /年度考核：优秀 · 第二阶段 80,000.00 元/,
  },
  {
    name: "第14条: 整改复核",
    ...by("clerk", "评审", "running"),
    fill: async (pane, { id }) => {
      const form = await studioForm(pane, id("rectifying"), "登记整改复核");
      await form.getByLabel("合格", { exact: true }).check();
      return filled(form, { "第二阶段金额（元）": "50000" });
    },
    send: "登记",
    done: /整改复核：合格 · 第二阶段 50,000.00 元/,
  },
  {
    name: "第14条: 撤销称号",
    ...by("leader", "评审", "running"),
    fill: async (pane, { id }) =>
      filled(await studioForm(pane, id("rectification-failed"), "撤销工作室称号"), {
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
    ...by("clerk", "拨付", "running"),
    before: async ({ register, staged, id }) => {
      const payments = [`${id("rectifying")}-award`];
      await did(register, "clerk", "POST", "/api/payment-batches", { round: staged.round, payments });
    },
    fill: (pane) => filled(pane.locator(".batch"), { 作废原因: "重新核对" }),
    send: "作废",
    done: "作废原因：重新核对",
  },
  {
    name: "第14条: 支付结果",
    ...by("finance", "拨付", "running"),
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
    ...by("leader", "评审", "running"),
    fill: async (pane, { id }) => {
      const form = await studioForm(pane, id("approved"), "警告或摘牌");
      await form.getByLabel("摘牌（撤销称号）").check();
      return filled(form, { "撤回经费（元，不撤回的留空）": "2000", 理由: "挪用经费" });
    },
    send: "登记",
    done: "2026-11-22 摘牌：挪用经费",
  },
  {
    name: "第14条: 收回铭牌",
    ...by("clerk", "评审", "running"),
    fill: async (pane, { id }) => filled(await studioForm(pane, id("approved"), "登记收回铭牌"), { 日期: "2026-11-21" }),
    send: "登记",
    done: "2026-11-21 收回铭牌",
  },
  {
    name: "第15条: 登记收回",
    ...by("finance", "拨付", "running"),
    fill: (pane) => filled(formWith(pane, "登记收回"), { 收回日期: "2026-11-22", 凭证号: "0032" }),
    send: "登记收回",
    done: /已登记收回/,
  },
  {
    name: "第7条（三）: 确认收款信息",
    ...by("leader", "拨付", "running"),
    before: async ({ register, staged, id }) => {
      const application = id("rectifying");
      const { body } = await register.call<{ version: number }>("clerk", "GET", `/api/applications/${application}`);
      const account = { payeeAccount: "6222020012345678901" };
      await register.sync(staged.round, [knownRow(runningRow + 1, application, body.version, {}, account)]);
    },
    fill: async (pane) => {
      await open(pane, "确认收款信息");
      return filled(formWith(pane, "确认收款信息"), { 账号后四位: "8901", 核对依据: "开户许可证原件" });
    },
    send: "确认收款信息",
    done: /收款信息已确认/,
  },
];

export const studioFormCases: readonly FormCase[] = [...studio, ...money];
