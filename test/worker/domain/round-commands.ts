// The commands on a whole round, for the table of what may be done: stages, settings, scores, shortlist, decisions, opening.
import { roundStages } from "../../../policy/records/round.ts";
import type { Command } from "./command.ts";
import { openingRows } from "./opening-rows.ts";
import { document } from "./round-walk.ts";

const today = "2026-11-22";
const unclosed = roundStages.slice(0, -1);
const stateWrong9 = { status: 409, code: "state.wrong", article: "9" };

export const roundCommands: readonly Command[] = [
  {
    of: "round",
    name: "settings",
    route: "PATCH /api/rounds/{round}/settings",
    body: { scoring: { places: 3 } },
    role: "clerk",
    stages: ["intake", "review"],
  },
  {
    of: "round",
    name: "to intake",
    route: "POST /api/rounds/{round}/stage",
    body: { to: "intake" },
    role: "clerk",
    stages: [],
  },
  {
    of: "round",
    name: "to review",
    route: "POST /api/rounds/{round}/stage",
    body: { to: "review" },
    role: "clerk",
    stages: ["intake"],
  },
  {
    of: "round",
    name: "to notice",
    route: "POST /api/rounds/{round}/stage",
    body: { to: "notice", noticeStart: "2026-11-22", noticeEnd: "2026-11-30" },
    role: "clerk",
    stages: ["review"],
  },
  {
    of: "round",
    name: "to decision",
    route: "POST /api/rounds/{round}/stage",
    body: { to: "decision" },
    role: "clerk",
    stages: ["notice"],
  },
  {
    of: "round",
    name: "to running",
    route: "POST /api/rounds/{round}/stage",
    body: { to: "running", document, decidedOn: today },
    role: "leader",
    stages: ["decision"],
  },
  {
    of: "round",
    name: "to closed",
    route: "POST /api/rounds/{round}/stage",
    body: { to: "closed" },
    role: "clerk",
    stages: ["running"],
  },
  {
    of: "round",
    name: "experts",
    route: "PUT /api/rounds/{round}/experts",
    body: { experts: [] },
    role: "clerk",
    stages: ["intake", "review"],
  },
  {
    of: "round",
    name: "scores",
    route: "PUT /api/rounds/{round}/scores",
    body: { scores: [] },
    role: "clerk",
    also: "reviewer",
    stages: ["review"],
  },
  {
    of: "round",
    name: "shortlist",
    route: "POST /api/rounds/{round}/shortlist",
    body: { applications: [], reason: null },
    role: "clerk",
    stages: ["review", "notice"],
  },
  {
    of: "round",
    name: "decisions",
    route: "POST /api/rounds/{round}/decisions",
    body: { document, decidedOn: today, approved: [], rejected: [] },
    role: "leader",
    stages: ["decision"],
  },
  {
    of: "round",
    name: "ruling",
    route: "PUT /api/rounds/{round}/rulings/{ruling}",
    body: { value: "first-excluded", reason: "纪要", from: today },
    role: "leader",
    stages: unclosed,
  },
  {
    of: "round",
    name: "opening",
    route: "POST /api/rounds/{round}/opening",
    body: openingRows(990),
    role: "clerk",
    stages: ["intake"],
    article: "9",
    // The fixtures have applications of their own.
    refusals: [{ stages: ["intake"], ...stateWrong9 }],
  },
  {
    of: "round",
    name: "opening confirmed",
    route: "POST /api/rounds/{round}/opening/confirmation",
    body: {},
    role: "leader",
    stages: ["intake"],
    article: "9",
    // The fixtures have applications of their own.
    refusals: [{ stages: ["intake"], ...stateWrong9 }],
  },
  {
    of: "application",
    name: "score of one",
    route: "PUT /api/rounds/{round}/scores",
    body: ({ id }) => ({ scores: [{ applicationId: id, expert: "专家1", score: 90 }] }),
    role: "clerk",
    also: "reviewer",
    stages: ["review"],
    states: ["eligible", "shortlisted", "not-shortlisted"],
  },
  {
    of: "application",
    name: "shortlisting of one",
    route: "POST /api/rounds/{round}/shortlist",
    body: ({ id }) => ({ applications: [id], reason: "专家意见" }),
    role: "clerk",
    stages: ["review", "notice"],
    states: ["eligible", "shortlisted", "not-shortlisted"],
    // The fixture's lost its place to an upheld objection.
    refusals: [{ stages: ["notice"], states: ["not-shortlisted"], status: 422, code: "shortlist.objection", article: "9" }],
  },
  {
    of: "application",
    name: "decision on one",
    route: "POST /api/rounds/{round}/decisions",
    body: ({ id }) => ({ document, decidedOn: today, approved: [id], rejected: [] }),
    role: "leader",
    stages: ["decision"],
    states: ["shortlisted"],
    refusals: [{ stages: ["decision"], states: ["ineligible", "withdrawn", "not-shortlisted"], ...stateWrong9 }],
  },
];
