// What the office and the leading group may do in a random life of a round until its studios run: any command at any time, with any choice; refused ones are part of it.
import { addDays } from "../../../policy/calendar.ts";
import { closeObjectionSchema } from "../../../policy/contract/notice.ts";
import { changeSettings } from "../../../policy/decisions/change-settings.ts";
import { closeObjection } from "../../../policy/decisions/close-objection.ts";
import { decideEligibility } from "../../../policy/decisions/decide-eligibility.ts";
import { decideShortlisted } from "../../../policy/decisions/decide-shortlisted.ts";
import { enterStage } from "../../../policy/decisions/enter-stage.ts";
import { fileObjection } from "../../../policy/decisions/file-objection.ts";
import { putScores } from "../../../policy/decisions/put-scores.ts";
import { setExperts } from "../../../policy/decisions/set-experts.ts";
import { setRuling } from "../../../policy/decisions/set-ruling.ts";
import { settleShortlist } from "../../../policy/decisions/settle-shortlist.ts";
import { withdraw } from "../../../policy/decisions/withdraw.ts";
import type { Application } from "../../../policy/records/application.ts";
import { accepted, refused } from "../../../policy/refusal.ts";
import { type RulingId, type Rulings, rulingSchemas } from "../../../policy/rulings.ts";
import type { RoundOfPayments } from "../../../policy/schedule/facts.ts";
import { type Life, later } from "./a-life.ts";
import { event } from "./a-studio.ts";
import { choose, document, idOf, onOne, type Step } from "./life-step.ts";
import { punish } from "./life-studio-steps.ts";

const experts = ["专家1", "专家2", "专家3", "专家4", "专家5"];
const organisations: ReadonlyMap<string, string> = new Map([["reviewer", "示例职业技术学院"]]);

const values = (records: RoundOfPayments): Application[] => [...records.applications.values()];
const undecided: ReadonlySet<string> = new Set(["eligible", "shortlisted", "not-shortlisted"]);

/** As a sync would bring it: sealing is not what these lives are about. */
export const submit: Step = (life, n, k) => {
  life.decided("clerk", ({ round, applications }) => {
    if (round.stage !== "intake" || applications.has(idOf(n))) return refused("stage.wrong");
    const fields = {
      hostName: `北京甲乙${n}号设备有限公司`,
      leadName: `李示例${n}`,
      payeeName: `北京甲乙${n}号设备有限公司`,
      payeeAccount: { sealed: `b-${n}-0/payeeAccount`, commitment: "0".repeat(64) },
      payeeBank: "北京农商银行大兴支行",
      municipalFunded: k % 8 === 0,
    };
    const changes = Object.entries(fields).map(([field, to]) => ({ field, from: null, to }));
    const workbook = { id: "w", name: "申报汇总.xlsx" };
    return accepted([event("application.submitted", { changes, workbook }, idOf(n))]);
  });
};

const change: Step = (life, n, k) => {
  const member = choose(["clerk", "deputy"], k);
  life.decided(
    member,
    onOne(n, ({ state }, { round }) => {
      const isPayee = round.stage !== "intake";
      const to = isPayee ? { sealed: `b-${n}-${k}/payeeAccount`, commitment: "1".repeat(64) } : `备注${k}`;
      const changes = [{ field: isPayee ? "payeeAccount" : "remark", from: null, to }];
      const reopened = !isPayee && state !== "submitted" && state !== "withdrawn" && k % 3 === 0;
      const data = { changes, reopened, payeeChanged: isPayee, workbook: { id: "w", name: "申报汇总.xlsx" } };
      return state === "withdrawn" ? refused("state.wrong") : accepted([event("application.changed", data, idOf(n))]);
    }),
  );
};

const decideOn: Step = (life, n, k) => {
  const outcome = k % 5 === 0 ? "ineligible" : "eligible";
  const command = { outcome, reason: outcome === "eligible" ? null : "不在大兴", resolutions: [] } as const;
  life.decided(
    "clerk",
    onOne(n, (application, { round }, on) => decideEligibility({ round, application, findings: [] }, command, on)),
  );
};

const score: Step = (life, n, k) => {
  const scores = experts.map((expert, index) => {
    const isRecused = (k + index) % 11 === 0;
    return { applicationId: idOf(n), expert, score: isRecused ? null : 60 + ((k + 7 * index) % 41) };
  });
  life.decided("clerk", (records) => putScores({ ...records, organisations }, { scores: scores.slice(k % 5 === 0 ? 3 : 0) }));
};

const shortlist: Step = (life, _, k) => {
  const reason = k % 3 === 0 ? null : "专家意见";
  life.decided("clerk", (records) => {
    const candidates = values(records).filter(({ state }) => undecided.has(state));
    const chosen = candidates.filter((_candidate, index) => (k >> index) % 4 !== 0);
    return settleShortlist(records, { applications: chosen.map(({ id }) => id), reason });
  });
};

const enter = (life: Life, to: "review" | "decision" | "closed"): boolean =>
  life.decided("clerk", (records, on) => enterStage(records, { to }, on));

const notice = (life: Life, days: number): boolean =>
  life.decided("clerk", (records, on) => {
    const command = { to: "notice", noticeStart: on, noticeEnd: addDays(on, days) } as const;
    return enterStage(records, command, on);
  });

const object: Step = (life, n, k) => {
  const sealed = (what: string) => ({ sealed: `o-${k}/${what}`, commitment: "2".repeat(64) });
  const command = { applicationId: idOf(n), reason: "成果系他人所有", name: sealed("name"), contact: sealed("contact") };
  life.decided("public", (records, on) => fileObjection(records, command, on));
};

const answer: Step = (life, n, k) => {
  const outcome = k % 4 === 0 ? "upheld" : "dismissed";
  life.decided(
    "clerk",
    onOne(n, (application, { round }) => {
      const open = application.objections.find((objection) => objection.outcome === null);
      const command = closeObjectionSchema.parse({ outcome, reason: "已核查" });
      return closeObjection({ round, application }, { objectionId: open?.id ?? "2025-O999", ...command });
    }),
  );
};

const decideAll: Step = (life, _, k) => {
  life.decided("leader", (records, on) => {
    const ids = values(records).flatMap(({ id, state }) => (state === "shortlisted" ? [id] : []));
    const rejected = k % 4 === 0 ? ids.slice(-1) : [];
    const approved = ids.filter((id) => !rejected.includes(id));
    const reasons = rejected.map((id) => ({ id, reason: "名额所限" }));
    return decideShortlisted(records, { document, decidedOn: on, approved, rejected: reasons }, on);
  });
};

const run: Step = (life) => {
  life.decided("leader", (records, on) => enterStage(records, { to: "running", document: null, decidedOn: null }, on));
};

/** Whatever still stands loses its plaque, and the round is closed. */
function end(life: Life, numbers: readonly number[]): void {
  for (const n of numbers) punish(life, n, 12);
  enter(life, "closed");
}

/** Whatever brings the round on from where it stands. */
export const goOn: Step = (life, _, k) => {
  const { round, applications } = life.records();
  const numbers = [...applications.keys()].map((id) => Number(id.slice(-3)));
  switch (round.stage) {
    case "intake":
      for (const n of numbers) if (applications.get(idOf(n))?.state === "submitted") decideOn(life, n, k + n);
      if (numbers.length > 1) enter(life, "review");
      return;
    case "review":
      for (const n of numbers) score(life, n, 4 * k + n);
      shortlist(life, 1, 4 * k + 1);
      notice(life, 7);
      return;
    case "notice":
      later(life, 8);
      for (const n of numbers) answer(life, n, k);
      enter(life, "decision");
      return;
    case "decision":
      decideAll(life, 1, k);
      run(life, 1, k);
      return;
    case "running":
      if (k % 7 === 3) end(life, numbers);
      else later(life, 100 + (k % 300));
      return;
    case "closed":
  }
};

const rulings: readonly [readonly [RulingId, unknown], ...(readonly [RulingId, unknown])[]] = [
  ["notice-days", "first-excluded"],
  ["year-starts", "plaque"],
  ["year-starts", "first-payment"],
  ["year-starts", "decision"],
  ["municipal-excludes-award", "no"],
  ["municipal-excludes-award", "yes"],
  ["municipal-after-approval", "none"],
  ["municipal-after-approval", "stop-unpaid"],
  ["second-tranche-scale", { 优秀: 10_000_000, 良好: 8_000_000, 合格: 5_000_000 }],
  ["second-tranche-scale", "none"],
  ["rectification-days", 30],
  ["recheck-pass-pays", "no"],
  ["recheck-pass-pays", "yes"],
  ["objections-block", "no"],
  ["objections-block", "yes"],
  ["assessment-after-year", "yes"],
];

const rule: Step = (life, n, k) => {
  const [ruling, sent] = choose(rulings, k);
  const value: Rulings[RulingId] = rulingSchemas[ruling].parse(sent);
  life.decided("leader", ({ round }, on) =>
    setRuling(round, { ruling, value, reason: "会议纪要", from: addDays(on, n - 4) }, on),
  );
};

const nameExperts: Step = (life, _, k) => {
  const named = experts.slice(0, 1 + (k % 5)).map((label, index) => {
    return { label, memberId: index === 0 ? "reviewer" : null, organisation: k % 9 === 0 ? "北京甲乙1号设备有限公司" : null };
  });
  life.decided("clerk", (records) => setExperts({ ...records, organisations }, { experts: named }));
};

const setPlaces: Step = (life, _, k) => {
  life.decided("clerk", ({ round }, on) => changeSettings(round, { scoring: { places: 1 + (k % 4), minimumExperts: 3 } }, on));
};

const stepBack: Step = (life, n) => {
  life.decided(
    "clerk",
    onOne(n, (application, { round }) => withdraw({ round, application }, { reason: "企业申请" })),
  );
};

/** How often each comes. */
export const officeSteps: readonly (readonly [number, Step])[] = [
  [4, submit],
  [3, change],
  [2, decideOn],
  [1, score],
  [1, shortlist],
  [12, goOn],
  [2, object],
  [1, answer],
  [4, rule],
  [1, nameExperts],
  [1, setPlaces],
  [1, stepBack],
];
