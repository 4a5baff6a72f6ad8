// The office's files over HTTP: what each says at its stage, what it never says, and that an expert's sheet is read back as it went out.
import { type CellObject, read, utils } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWorkbookFile } from "../../../addin/file/read.ts";
import { readWorkbook } from "../../../addin/mapping/read-workbook.ts";
import type { Snapshot } from "../../../addin/mapping/snapshot.ts";
import { rowsByApplication } from "../../../addin/review/application-rows.ts";
import { scoresToSend } from "../../../addin/review/sent-scores.ts";
import { StudioFinder } from "../../../addin/review/studio-finder.ts";
import { rowsOf } from "../../../addin/sync/workbook-row.ts";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { isoDateSchema } from "../../../policy/kinds.ts";
import { applicationForm } from "../../../policy/measures/application-form.ts";
import { articleText } from "../../../policy/measures.ts";
import { defaultRulings } from "../../../policy/rulings.ts";
import { document, type RoundWalk, roundWalk } from "./round-walk.ts";
import { cleanFields } from "./sample-rows.ts";
import { startTestRegister, type TestRegister, today } from "./test-register.ts";

let register: TestRegister;
/** Two studios that run, one of them municipally funded, one that was rejected; and three applications under review. */
let running: RoundWalk;
let reviewed: RoundWalk;
beforeAll(async () => {
  register = await startTestRegister();
  running = roundWalk(register, await register.newRound());
  await running.intake(1, ["eligible", "eligible", "eligible"]);
  await running.stage("review");
  await running.score([1, 2, 3]);
  await running.shortlist([1, 2, 3]);
  await running.stage("notice", { noticeStart: "2025-11-01", noticeEnd: "2025-11-08" });
  await running.stage("decision");
  reviewed = roundWalk(register, await register.newRound());
  await reviewed.intake(20, ["eligible", "eligible", "ineligible"]);
  await reviewed.stage("review");
});
afterAll(() => register.stop());

async function fileAt(path: string): Promise<Uint8Array> {
  const answer = await fetch(`${register.http}${path}`, { headers: { authorization: `Bearer ${register.token("clerk")}` } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The sheets' texts by name, row by row. */
async function textsOf(path: string): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const book = read(await fileAt(path), { type: "array" });
  return new Map(
    book.SheetNames.map((name) => {
      const rows = utils.sheet_to_json<(CellObject["v"] | null)[]>(book.Sheets[name] ?? {}, { header: 1, defval: "" });
      return [name, rows.map((row) => row.map(String))];
    }),
  );
}

const of = (walk: RoundWalk, file: string): string => `/api/rounds/${walk.round}/files/${file}`;

describe("an expert's score sheet", () => {
  const options = {
    ...{ today: isoDateSchema.parse(today), settings: {}, rulings: defaultRulings, acceptSuggestions: false, choices: {} },
  };

  /** As the tab 评审 sends it, once the expert has marked each row. */
  async function sentAfterMarking(expert: string, marks: readonly (number | string)[]) {
    const snapshot = readWorkbookFile(await fileAt(`${of(reviewed, "score-sheet.xlsx")}?expert=${encodeURIComponent(expert)}`));
    const reading = readWorkbook(marked(snapshot, marks), options);
    const page = await register.call<{ items: ApplicationAnswer[] }>(
      "clerk",
      "GET",
      `/api/rounds/${reviewed.round}/applications`,
    );
    const { items } = page.body;
    const finder = new StudioFinder(reading.dossier, rowsByApplication(rowsOf(reading), items), items);
    const underReview = new Set(items.filter(({ state }) => state === "eligible").map(({ id }) => id));
    return { reading, ...scoresToSend(reading, finder, underReview) };
  }

  /** Marks in the last column, from the row below the header on. */
  function marked(snapshot: Snapshot, marks: readonly (number | string)[]): Snapshot {
    return {
      ...snapshot,
      sheets: snapshot.sheets.map((sheet) => {
        const first = sheet.values.findIndex((row) => row[0] === "系统编号") + 1;
        const put = <Value>(rows: readonly (readonly Value[])[], of: (mark: number | string) => Value) =>
          rows.map((row, at) => {
            const mark = marks[at - first];
            return mark === undefined ? row : row.with(-1, of(mark));
          });
        return {
          ...sheet,
          values: put<Snapshot["sheets"][number]["values"][number][number]>(sheet.values, (mark) => mark),
          texts: put(sheet.texts, String),
        };
      }),
    };
  }

  it.each(["专家1", "评委甲", "张示例"])("第8条: the marks of %s go up as that expert's, a recusal as one", async (expert) => {
    const { scores, unsent, reading } = await sentAfterMarking(expert, [91.5, "回避"]);
    expect(reading.readings.map(({ classified }) => classified.tables)).toEqual([["scores"]]);
    expect(unsent).toEqual([]);
    expect(scores).toEqual([
      { applicationId: reviewed.id(1), expert, score: 91.5 },
      { applicationId: reviewed.id(2), expert, recused: true },
    ]);
    const { status } = await register.call("clerk", "PUT", `/api/rounds/${reviewed.round}/scores`, { body: { scores } });
    expect(status).toBe(200);
  });

  it("第8条: it names the applications under review only, and the full mark", async () => {
    const rows = (await textsOf(`${of(reviewed, "score-sheet.xlsx")}?expert=专家1`)).get("评分表") ?? [];
    const table = rows.filter(([id]) => id?.startsWith(reviewed.round));
    const { studioName, hostName, leadName, occupation } = cleanFields(20);
    expect(table.map(([id]) => id)).toEqual([
      `${reviewed.round}年度大兴区首席技师工作室评审评分表（专家1）`,
      reviewed.id(1),
      reviewed.id(2),
    ]);
    expect(table[1]).toEqual([reviewed.id(1), studioName, hostName, leadName, occupation, ""]);
    expect(rows[1]?.[0]).toContain("满分100分");
  });

  it("第8条: there is none before the review or after it", async () => {
    const answer = await register.call("clerk", "GET", `${of(running, "score-sheet.xlsx")}?expert=专家1`);
    expect([answer.status, answer.body["code"], answer.body["article"]]).toEqual([409, "stage.wrong", "8"]);
  });
});

describe("the leading group's files", () => {
  it("第9条: the approval list is open before the decision and says afterwards what was decided, under which document", async () => {
    const before = (await textsOf(of(running, "approval-list.xlsx"))).get("审定名单") ?? [];
    expect(before.filter(([at]) => /^\d+$/.test(at ?? "")).map((row) => row.at(-1))).toEqual(Array(3).fill("□同意　□不同意"));
    await running.decide("2025-11-10", [1, 2], [3]);
    await running.stage("running", { document, decidedOn: "2025-11-10" });
    const after = (await textsOf(of(running, "approval-list.xlsx"))).get("审定名单") ?? [];
    expect(after.filter(([at]) => /^\d+$/.test(at ?? "")).map((row) => [row[1], row[6], row[7], row[9]])).toEqual([
      [running.id(1), "95.00", "1", "同意认定"],
      [running.id(2), "92.00", "2", "同意认定"],
      [running.id(3), "89.00", "3", "不予认定：名额所限"],
    ]);
    expect(after[1]?.[0]).toContain(`批准文号：${document}`);
  });

  it("第13条: each studio has an assessment form with its plan, and the second stage's bounds of 第14条", async () => {
    const tasks = [{ task: "带徒3人", goal: "出师1人", progress: "已完成" }];
    await running.onApplication("clerk", 1, "plans/2026", { tasks });
    const forms = await textsOf(of(running, "assessment-forms.xlsx"));
    expect([...forms.keys()]).toEqual([running.id(1), running.id(2)]);
    const texts = (forms.get(running.id(1)) ?? []).flat();
    for (const text of [
      String(cleanFields(1)["studioName"]),
      document,
      "2026年11月10日",
      "带徒3人",
      "出师1人",
      "□优秀　　□良好　　□合格　　□不合格",
    ])
      expect(texts).toContain(text);
    expect(texts.join()).toContain("50,000.00至100,000.00元");
  });

  it("第14条: the approved are listed for 优先推荐, the rejected are not", async () => {
    const rows = (await textsOf(of(running, "recommendation-list.xlsx"))).get("优先推荐名单") ?? [];
    expect(rows.filter(([at]) => /^\d+$/.test(at ?? "")).map((row) => [row[1], row[2], row[6]])).toEqual([
      [running.id(1), cleanFields(1)["leadName"], "高级技师"],
      [running.id(2), cleanFields(2)["leadName"], "高级技师"],
    ]);
    expect(articleText("14").zh).toContain("优先推荐参加大兴区“新国门领军人才”评选");
  });

  it("附件2: the application form has every part of the printed one, and the studio's names", async () => {
    const form = await textsOf(`/api/applications/${running.id(1)}/files/application-form.xlsx`);
    const plain = [...form.values()].flat(2).join("").replace(/\s/g, "");
    for (const { text } of applicationForm) expect(plain).toContain(text.replace(/\s/g, ""));
    for (const field of ["studioName", "hostName"]) expect(plain).toContain(cleanFields(1)[field]);
    expect(plain).toContain(`同意认定（${document}，2025年11月10日）`);
    expect(plain).toContain("评审平均分95.00分，第1名");
  });

  it("no file holds an identifier, and none leaves an event behind", async () => {
    const events = async () => (await register.call("auditor", "GET", "/api/events")).text;
    const before = await events();
    const paths = [
      `${of(reviewed, "score-sheet.xlsx")}?expert=专家1`,
      ...["approval-list", "assessment-forms", "recommendation-list"].map((name) => of(running, `${name}.xlsx`)),
      `/api/applications/${running.id(1)}/files/application-form.xlsx`,
    ];
    const secrets = [1, 2, 3, 20, 21].flatMap((n) => {
      const { leadIdNumber, payeeAccount, contactPhone } = cleanFields(n);
      return [leadIdNumber, payeeAccount, contactPhone].map(String);
    });
    for (const path of paths) {
      const texts = [...(await textsOf(path)).values()].flat(2).join(" ");
      expect([path, secrets.filter((secret) => texts.includes(secret))]).toEqual([path, []]);
    }
    expect(await events()).toBe(before);
  });
});
