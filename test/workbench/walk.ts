// The walk of docs/walk-through.zh.md: one small round from the clerk's check to the second payment, by the sample people, in the
// workbench against the real Worker, its day moved on between. The test asserts what each step shows; the picture script photographs it.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { httpsOf } from "../pane/register-page.ts";
import type { TestRegister } from "../worker/domain/test-register.ts";
import { Desk } from "./desk.ts";

export const year = "2024";
/** The `--today` of the walk's starts. */
export const days = { first: "2024-09-02", decision: "2024-09-20", yearAfter: "2025-09-22" };
export const document = "京兴人社发〔2024〕8号";

/** The guide that the walk follows. */
export const guide = readFileSync(resolve(import.meta.dirname, "../../docs/walk-through.zh.md"), "utf8");
/** The ledgers as the studios hand them in: what the guide gives to be copied. */
const ledgerCells = (/```tsv\n(.+?)\n```/s.exec(guide)?.[1] ?? "").split("\n").map((line) => line.split("\t"));

/** Called after each step, with what is on screen and what the screen says of it. */
export type Seen = (step: string, shown: string, page: Page) => Promise<void>;

interface Walk {
  readonly browser: Browser;
  readonly register: TestRegister;
  readonly seen: Seen;
  readonly open: (role: "clerk" | "leader" | "finance") => Promise<Desk>;
}

/** Walks the whole round in a register started on `days.first`. */
export async function walkRound(browser: Browser, register: TestRegister, seen: Seen): Promise<void> {
  const desks: Desk[] = [];
  const open: Walk["open"] = async (role) => {
    const desk = await Desk.open(browser, httpsOf(register), role);
    desks.push(desk);
    return desk;
  };
  const walk = { browser, register, seen, open };
  const clerk = await open("clerk");
  await intake(walk, clerk);
  await review(walk, clerk);
  await register.moveTo(days.decision);
  const leader = await decision(walk, clerk);
  await firstPayment(walk, clerk, leader);
  await register.moveTo(days.yearAfter);
  await secondPayment(walk, clerk, leader);
  await ledgers(walk, clerk);
  await overview(walk);
  const troubles = desks.flatMap(({ workbench }) => workbench.troubles);
  for (const desk of desks) await desk.close();
  if (troubles.length > 0) throw new Error(troubles.join("\n"));
}

/** 校验, 同步 and eligibility (articles 6 to 8). */
async function intake({ seen }: Walk, clerk: Desk): Promise<void> {
  const { page, pane, workbench } = clerk;
  await seen("01-open", await page.locator("#file-name").innerText(), page);
  await workbench.check();
  await pane.getByText("2024年申报台账!G5").first().click();
  await page.locator('[data-address="G5"][data-mark]').waitFor();
  await seen("02-checked", await clerk.rest(), page);
  await pane.locator("li[data-rule]").first().getByRole("button", { name: "应用" }).click();
  await pane.getByRole("status").filter({ hasText: "0 违规" }).waitFor();
  await seen("03-corrected", await clerk.rest(), page);
  await clerk.tab("同步");
  await clerk.signIn((dialog) => seen("04-sign-in", "登录", dialog));
  await pane.getByLabel("批次年度").first().fill(year);
  await clerk.button("建立批次").click();
  await clerk.button("预览").waitFor();
  const preview = await clerk.press("预览");
  await pane.getByLabel("提交后在“系统编号”列写入登记号").check();
  await seen("05-preview", preview, page);
  await clerk.press("提交", "登记册已收下");
  await workbench.goTo("AN3");
  await seen("06-submitted", await clerk.rest(), page);
  await clerk.button("资格认定").click();
  for (let open = 5; open > 0; open -= 1) {
    await pane
      .getByRole("status")
      .filter({ hasText: `待认定 ${open}` })
      .waitFor();
    await clerk.button("认定符合条件").first().click();
  }
  await pane.getByRole("status").filter({ hasText: "待认定 0" }).waitFor();
  await seen("07-eligible", await clerk.rest(), page);
}

/** Scores, shortlist and notice (articles 8 and 9). */
async function review({ seen, register }: Walk, clerk: Desk): Promise<void> {
  const { page, pane } = clerk;
  await clerk.tab("评审");
  await clerk.press("刷新");
  await clerk.press("进入评审", "已进入评审");
  await seen("08-scores", await clerk.press("报送评分", "25 个评分"), page);
  for (const lead of ["华建文", "蒋英英", "陶明建"]) await pane.getByLabel(new RegExp(`列入拟定名单：.*${lead}`)).uncheck();
  await clerk.button("确定拟定名单").scrollIntoViewIfNeeded();
  await seen("09-shortlist", await clerk.rest(), page);
  await clerk.press("确定拟定名单", "已登记");
  await pane.getByLabel("公示截止日").scrollIntoViewIfNeeded();
  await seen("10-notice-dates", await clerk.rest(), page);
  await clerk.press("开始公示", "已开始公示");
  const notice = await page.context().newPage();
  await notice.goto(`${httpsOf(register)}/notices/${year}`);
  await seen("11-notice", await notice.getByRole("heading", { level: 1 }).innerText(), notice);
  await notice.close();
}

/** After the notice: the leading group decides, the clerk gives the plaques (articles 9 and 14). */
async function decision({ seen, open }: Walk, clerk: Desk): Promise<Desk> {
  await clerk.press("刷新");
  await clerk.press("进入审定", "已进入审定");
  const leader = await open("leader");
  await leader.tab("评审");
  await leader.signIn();
  await leader.rest();
  await leader.button("全部同意").click();
  await leader.pane.getByLabel("批准文号").fill(document);
  await seen("12-decision", await leader.rest(), leader.page);
  await leader.press("登记审定", "已登记");
  await leader.press("进入建设期", "已进入建设期");
  await clerk.press("刷新");
  for (const lead of ["秦刚强", "钱立"]) await clerk.studio(lead, "登记授牌");
  await seen("13-plaque", await clerk.rest(), clerk.page);
  return leader;
}

/** The first batch: prepared, approved, pulled, paid by three people (articles 14 and 15). */
async function firstPayment({ seen, open }: Walk, clerk: Desk, leader: Desk): Promise<void> {
  await clerk.tab("拨付");
  await seen("14-schedule", await clerk.rest(), clerk.page);
  await clerk.press("生成批次", "P01");
  await seen("15-batch", await clerk.notice(), clerk.page);
  await leader.tab("拨付");
  await leader.rest();
  await leader.button("审批").scrollIntoViewIfNeeded();
  await seen("16-approve", await leader.rest(), leader.page);
  await leader.press("审批", "P01");
  const finance = await open("finance");
  await finance.tab("拨付");
  await finance.signIn();
  await finance.rest();
  await finance.press("拉取", "P01");
  await finance.workbench.openSheet(`拨付 ${year}-P01`);
  await seen("17-pulled", await finance.notice(), finance.page);
  await finance.paste(
    "K3",
    ["记-0901", "记-0902", "记-0903", "记-0904"].map((voucher) => [days.decision, voucher]),
  );
  await finance.workbench.goTo("M3");
  await finance.press("回报", "已读取");
  await seen("18-read-back", await finance.notice(), finance.page);
  await seen("19-paid", await finance.press("回报", "P01 已回报"), finance.page);
}

/** A year later: the assessment, and the second stage it releases (articles 13 and 14). */
async function secondPayment({ seen, open }: Walk, clerk: Desk, leader: Desk): Promise<void> {
  await clerk.tab("评审");
  await clerk.press("刷新");
  await clerk.studio("秦刚强", "登记年度考核", async (card) => {
    await card.getByLabel("优秀").check();
    await card.getByLabel("第二阶段金额（元）").fill("100000");
    await card.getByRole("button", { name: "登记", exact: true }).scrollIntoViewIfNeeded();
    await seen("20-assessment", await clerk.rest(), clerk.page);
  });
  await clerk.studio("钱立", "登记年度考核", async (card) => {
    await card.getByLabel("合格", { exact: true }).check();
    await card.getByLabel("第二阶段金额（元）").fill("50000");
  });
  await clerk.tab("拨付");
  await clerk.press("刷新");
  await clerk.press("生成批次", "P02");
  await seen("21-second-batch", await clerk.notice(), clerk.page);
  await leader.openBatch(`${year}-P02`);
  await leader.press("审批", "P02");
  const finance = await open("finance");
  await finance.tab("拨付");
  await finance.signIn();
  await finance.rest();
  await finance.press("拉取", "P02");
  await finance.workbench.openSheet(`拨付 ${year}-P02`);
  await finance.paste(
    "K3",
    ["记-0911", "记-0912"].map((voucher) => [days.yearAfter, voucher]),
  );
  await finance.workbench.goTo("M3");
  await finance.press("回报", "已读取");
  await seen("22-second-paid", await finance.press("回报", "P02 已回报"), finance.page);
}

/** The studios' ledgers of what they received and spent (article 15), and the round done. */
async function ledgers({ seen }: Walk, clerk: Desk): Promise<void> {
  await clerk.tab("评审");
  await clerk.press("刷新");
  await clerk.view.getByText("已完成建设").first().waitFor();
  await clerk.workbench.openSheet("经费使用台账");
  await clerk.paste("A1", ledgerCells);
  await clerk.view.locator("summary", { hasText: "经费台账" }).click();
  await clerk.press("报送台账", "已报送 2 个工作室的台账，共 5 条。");
  await seen("23-ledgers", await clerk.notice(), clerk.page);
  await clerk.press("刷新");
  await seen("24-completed", await clerk.rest(), clerk.page);
}

/** The round's own page, as the auditor sees it. */
async function overview({ browser, register, seen }: Walk): Promise<void> {
  const auditor = await Desk.open(browser, httpsOf(register), "auditor");
  const { page } = auditor;
  await page.goto(`${httpsOf(register)}/round.html?round=${year}`);
  const opening = page.waitForEvent("popup");
  await page.getByRole("button", { name: "登录" }).click();
  await (await opening).getByRole("button", { name: "沈示例" }).click();
  await page.locator('.round-view[aria-busy="false"] .round-section').first().waitFor();
  await seen("25-overview", await page.getByRole("status").first().innerText(), page);
  await auditor.close();
}
