// The walk of docs/walk-through.zh.md, once, in a real browser against the real Worker: what each step shows, and what is kept at the end.
import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReconciliationAnswer } from "../../addin/round-page/round-record.ts";
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import { checkpointSchema, publicKeySchema } from "../../worker/checkpoint.ts";
import { secretsOf } from "../../worker/local/secrets.ts";
import { verifyEvents } from "../../worker/verify.ts";
import { launchChromium } from "../browser/chromium.ts";
import { expectReplayed } from "../worker/domain/replayed.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";
import { days, document, guide, walkRound, year } from "./walk.ts";

let browser: Browser;
let register: TestRegister;
const shown = new Map<string, string>();
beforeAll(async () => {
  [browser, register] = await Promise.all([launchChromium(), startTestRegister(days.first)]);
  await walkRound(browser, register, async (step, text) => void shown.set(step, text));
}, 240_000);
afterAll(async () => {
  await browser.close();
  await register.stop();
});

const get = async <Body>(path: string): Promise<Body> => (await register.call<Body>("auditor", "GET", path)).body;

describe("a small round in the workbench", () => {
  it("第6–9条: is checked, synced, found eligible, scored, shortlisted and put on notice", () => {
    expect(Object.fromEntries(shown)).toMatchObject({
      "01-open": "small-round.xlsx",
      "02-checked": "5 份申报 · 1 违规 · 0 待认定 · 0 请核对 · 0 提示",
      "03-corrected": "5 份申报 · 0 违规 · 0 待认定 · 0 请核对 · 0 提示",
      "05-preview": "新增 5 · 更新 0 · 冲突 0 · 拒收 0 · 仅登记册 0",
      "07-eligible": "5 份申报 · 待认定 0",
      "08-scores": "5 份申报 · 开始公示前还有 1 项",
      "10-notice-dates": "5 份申报 · 可以开始公示",
      "11-notice": `${year}年度大兴区首席技师工作室拟定名单公示`,
    });
  });

  it("第9、14条: is decided, batched, approved, pulled and paid", () => {
    expect(Object.fromEntries(shown)).toMatchObject({
      "12-decision": "5 份申报 · 进入建设期前还有 2 项",
      "14-schedule": "应付 4 · 暂缓 0 · 已付 0",
      "15-batch": `已生成批次 ${year}-P01，共 4 笔，等领导小组审批。`,
      "17-pulled": expect.stringContaining(`${year}-P01 已写入工作表“拨付 ${year}-P01”`),
      "18-read-back": "已读取：已付 4 笔，退回 0 笔，未填 0 笔。请核对后点“回报”。",
      "19-paid": "应付 0 · 暂缓 0 · 已付 4",
    });
  });

  it("第14条: a year after the passed assessment releases the second stage, and the round is done", () => {
    expect(Object.fromEntries(shown)).toMatchObject({
      "21-second-batch": `已生成批次 ${year}-P02，共 2 笔，等领导小组审批。`,
      "22-second-paid": "应付 0 · 暂缓 0 · 已付 6",
      "23-ledgers": "已报送 2 个工作室的台账，共 5 条。",
      "24-completed": "5 份申报 · 可以结束本批次",
      "25-overview": `${year} 年批次 · 5 份申报`,
    });
  });
});

describe("the guide", () => {
  it("shows every step in order with its picture, and starts on the walk's days", () => {
    const pictures = [...guide.matchAll(/pictures\/walk-(.+?)\.png/g)].map(([, step]) => step ?? "");
    expect(pictures).toEqual([...shown.keys()]);
    expect(pictures.filter((step) => !existsSync(`docs/pictures/walk-${step}.png`))).toEqual([]);
    expect([...guide.matchAll(/--today (\d{4}-\d{2}-\d{2})/g)].map(([, day]) => day)).toEqual(Object.values(days));
    expect(guide).toContain(document);
  });
});

describe("what the register keeps of it", () => {
  it("第14条: two studios completed, the others not shortlisted", async () => {
    const { items } = await get<{ items: ApplicationAnswer[] }>(`/api/rounds/${year}/applications`);
    expect(items.map(({ state, decision }) => [state, decision?.document ?? null])).toEqual([
      ["completed", document],
      ["completed", document],
      ...[1, 2, 3].map(() => ["not-shortlisted", null]),
    ]);
  });

  it("第14条: 100,000 and 30,000 yuan each, then 50,000 and 100,000: approved, pulled and paid are the same to the fen", async () => {
    const { totals, studios } = await get<ReconciliationAnswer>(`/api/rounds/${year}/reconciliation`);
    const paidFen = 2 * (10_000_000 + 3_000_000) + 5_000_000 + 10_000_000;
    const nothing = { returnedFen: 0, recoveredFen: 0, outstandingFen: 0, openingFen: 0 };
    expect(totals).toEqual({ approvedFen: paidFen, pulledFen: paidFen, paidFen, ...nothing });
    expect(studios.map((studio) => studio.paidFen)).toEqual([18_000_000, 23_000_000]);
    expect(studios.map(({ ledger }) => ledger.differenceFen)).toEqual([0, 0]);
  });

  it("the events verify against the signed checkpoint and alone make the same round", async () => {
    const lines = (await register.call("auditor", "GET", "/api/events")).text.trim().split("\n");
    const checkpoint = checkpointSchema.parse(await get("/api/checkpoint"));
    const key = publicKeySchema.parse((await secretsOf(register.data)).checkpointKey);
    expect(await verifyEvents(lines, checkpoint, key)).toMatchObject({ intact: true, uncovered: 0 });
    await expectReplayed(register, year);
  });
});
