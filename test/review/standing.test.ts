// What stands between a round and its next stage, as the pane tells it before the register is asked.
import { describe, expect, it } from "vitest";
import { standingOf } from "../../addin/review/standing.ts";
import { actionsFor } from "../../addin/review/studio-actions.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { settingsSchema } from "../../policy/settings.ts";
import { answerOf, idOf, scoresOf } from "./answers.ts";

const today = isoDateSchema.parse("2026-11-30");
const settings = settingsSchema.parse({});
const objectionsBlock = (value: "yes" | "no") =>
  ({ id: "objections-block", value, reason: "", from: isoDateSchema.parse("2020-01-01"), by: null, at: null }) as const;
const round = (stage: Parameters<typeof standingOf>[0]["stage"], blocks: "yes" | "no" = "yes") => ({
  stage,
  settings,
  rulings: [objectionsBlock(blocks)],
});
const missing = (...given: Parameters<typeof standingOf>) =>
  standingOf(...given).missing.map(({ code, applicationId, count }) => [code, applicationId, count]);

describe("what stands before the next stage", () => {
  it("第8条: review begins once every application is decided", () => {
    const applications = [answerOf(1, "eligible"), answerOf(2, "submitted"), answerOf(3, "withdrawn")];
    expect(missing(round("intake"), applications, today)).toEqual([["application.undecided", idOf(2), 1]]);
    expect(standingOf(round("intake"), applications, today)).toMatchObject({ next: "review", by: "clerk", article: "8" });
  });

  it("第8条: a notice wants the minimum of scores, recusals not counted, and a shortlist", () => {
    const recused = [...scoresOf(4), { expert: "专家5", score: null, recused: true, by: "", at: "" }];
    const applications = [answerOf(1, "eligible", { score: scoresOf(5) }), answerOf(2, "eligible", { score: recused })];
    expect(missing(round("review"), applications, today)).toEqual([
      ["scores.missing", idOf(2), 1],
      ["shortlist.missing", null, 1],
    ]);
    expect(missing(round("review"), [answerOf(1, "shortlisted", { score: scoresOf(5) })], today)).toEqual([]);
  });

  it("第9条: the decision waits for each notice's last day to be over, and for open objections unless the ruling says no", () => {
    const objection = { id: "2026-O001", reason: "不实", filedOn: "2026-11-25", at: "", outcome: null };
    const applications = [
      answerOf(1, "shortlisted", { notice: { start: "2026-11-23", end: "2026-11-29" } }),
      answerOf(2, "shortlisted", { notice: { start: "2026-11-24", end: "2026-11-30" } }),
      answerOf(3, "shortlisted"),
      answerOf(4, "shortlisted", { notice: { start: "2026-11-23", end: "2026-11-29" }, objections: [objection] }),
    ];
    expect(missing(round("notice"), applications, today)).toEqual([
      ["notice.running", idOf(2), 1],
      ["notice.missing", idOf(3), 1],
      ["objection.open", idOf(4), 1],
    ]);
    expect(missing(round("notice", "no"), applications.slice(3), today)).toEqual([]);
  });

  it("第9条, 第14条: the leader's stage wants all decided, and a round closes once every studio has run its course", () => {
    expect(standingOf(round("decision"), [answerOf(1, "shortlisted"), answerOf(2, "rejected")], today)).toMatchObject({
      ...{ next: "running", by: "leader" },
      missing: [{ code: "decision.missing", applicationId: idOf(1), count: 1 }],
    });
    const studios = [answerOf(1, "completed"), answerOf(2, "rectifying"), answerOf(3, "revoked"), answerOf(4, "rejected")];
    expect(missing(round("running"), studios, today)).toEqual([["studio.open", idOf(2), 1]]);
    expect(standingOf(round("closed"), studios, today).next).toBeNull();
  });
});

describe("what is offered for a studio", () => {
  const held = { issuedOn: isoDateSchema.parse("2026-12-01"), returnedOn: null, seq: 1 };
  const none = { issuedOn: null, returnedOn: null, seq: null };
  const both = ["clerk", "leader"];

  it.each([
    ["approved", none, ["plaque-issued", "plan", "annual", "sanction"]],
    ["approved", held, ["plan", "annual", "plaque-returned", "sanction"]],
    ["rectifying", held, ["plan", "recheck", "plaque-returned", "sanction"]],
    ["rectification-failed", held, ["plaque-returned", "revocation"]],
    ["revoked", held, ["plaque-returned"]],
    ["revoked", none, []],
    ["completed", held, ["plan", "annual", "plaque-returned", "sanction"]],
    ["rejected", none, []],
  ] as const)("第13至15条: %s", (state, plaque, actions) => {
    expect(actionsFor({ state, plaque }, both, "running")).toEqual(actions);
    expect(actionsFor({ state, plaque }, both, "closed")).toEqual([]);
  });

  it("a clerk revokes nothing, and a leader assesses nothing", () => {
    expect(actionsFor({ state: "rectification-failed", plaque: held }, ["clerk"], "running")).toEqual(["plaque-returned"]);
    expect(actionsFor({ state: "approved", plaque: none }, ["leader"], "running")).toEqual(["sanction"]);
    expect(actionsFor({ state: "approved", plaque: none }, ["auditor", "reviewer"], "running")).toEqual([]);
  });
});
