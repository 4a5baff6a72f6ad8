// A random history of a round over HTTP: forward through its stages, with any command at any application in between. Refused ones are part of it.
import type { Role } from "../../../worker/actor.ts";
import { type Draw, drawFrom, pick } from "../../policy/invented-studios.ts";
import { document, type RoundWalk, roundWalk } from "./round-walk.ts";
import type { TestRegister } from "./test-register.ts";

interface Tried {
  readonly role: Role;
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly body: object;
  /** Whose application it is about. */
  readonly number?: number;
}

const applications = 4;
const days = ["2025-11-09", "2025-11-10", "2026-11-10", "2026-11-12", "2026-11-20", "2026-11-22", "2026-11-23"];

/** Walks the round of `rows` to a random end; every command is one call, whatever it is answered. */
export async function randomHistory(register: TestRegister, seed: number, firstRow: number): Promise<string> {
  const draw = drawFrom(seed);
  const walk = roundWalk(register, await register.newRound());
  const states = new Map<number, unknown>();
  const attempt = async ({ role, method, path, body, number }: Tried) => {
    const answer = await register.call(role, method, path, { body });
    if (answer.status >= 500) throw new Error(`seed ${seed}: ${method} ${path} ${JSON.stringify(body)}: ${answer.text}`);
    if (answer.status === 200 && number !== undefined) states.set(number, answer.body["state"]);
  };
  const meddle = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      const number = draw(8) === 0 ? applications : 1 + draw(applications - 1);
      await attempt(
        (draw(2) === 0 ? dueCommand(draw, walk, number, states.get(number)) : null) ?? anyCommand(draw, walk, number),
      );
    }
  };
  await walk.intake(
    firstRow,
    Array.from({ length: applications }, (_, index) => (index < 3 ? "eligible" : pick(draw, ["submitted", "ineligible"]))),
  );
  for (const step of forward(draw, walk)) {
    await meddle(draw(2));
    await attempt(step);
  }
  await meddle(20);
  if (draw(2) === 0) for (const step of ending(walk)) await attempt(step);
  await meddle(2);
  return walk.round;
}

const stage = ({ round }: RoundWalk, body: { readonly to: string; readonly [more: string]: unknown }): Tried => {
  return { role: body.to === "running" ? "leader" : "clerk", method: "POST", path: `/api/rounds/${round}/stage`, body };
};

/** What brings a round from intake to running, where nothing came in between. */
function forward(draw: Draw, walk: RoundWalk): Tried[] {
  const { round, id } = walk;
  const numbers = [1, 2, 3];
  const cut = 2 + draw(2);
  const scores = numbers.flatMap((number) =>
    [1, 2, 3, 4, 5].map((expert) => ({ applicationId: id(number), expert: `专家${expert}`, score: 60 + draw(40) })),
  );
  const listed = numbers.slice(0, cut).map(id);
  const last = cut - (draw(3) === 0 ? 1 : 0);
  const rejected = listed.slice(last).map((rejectedId) => ({ id: rejectedId, reason: "名额所限" }));
  const base = `/api/rounds/${round}`;
  return [
    onApplication(walk, "clerk", 4, "eligibility", { outcome: "ineligible", reason: "不在大兴" }),
    stage(walk, { to: "review" }),
    { role: "clerk", method: "PUT", path: `${base}/scores`, body: { scores } },
    { role: "clerk", method: "POST", path: `${base}/shortlist`, body: { applications: listed, reason: "专家意见" } },
    stage(walk, { to: "notice", noticeStart: "2025-11-01", noticeEnd: "2025-11-08" }),
    stage(walk, { to: "decision" }),
    {
      role: "leader",
      method: "POST",
      path: `${base}/decisions`,
      body: { document, decidedOn: "2025-11-10", approved: listed.slice(0, last), rejected },
    },
    stage(walk, { to: "running", document, decidedOn: "2025-11-10" }),
  ];
}

/** Whatever still stands loses its plaque, and the round is closed. */
const ending = (walk: RoundWalk): Tried[] => [
  ...[1, 2, 3].map((number) =>
    onApplication(walk, "leader", number, "sanctions", { measure: "plaque-removal", decidedOn: dated, reason: "挪用" }),
  ),
  stage(walk, { to: "closed" }),
];

const onApplication = ({ id }: RoundWalk, role: Role, number: number, step: string, body: object): Tried => ({
  role,
  method: step.startsWith("plans") || step === "expenditures" ? "PUT" : "POST",
  path: `/api/applications/${id(number)}/${step}`,
  body,
  number,
});

const [dated, revoking] = ["2026-11-22", { document, reason: "整改后仍不达标" }];

/** What a failed assessment leads to; null where nothing is due. */
function dueCommand(draw: Draw, walk: RoundWalk, number: number, state: unknown): Tried | null {
  if (state === "rectification-failed")
    return onApplication(walk, "leader", number, "revocation", { decidedOn: dated, ...revoking });
  if (state !== "rectifying") return null;
  const outcome = draw(2) === 0 ? { grade: "不合格" } : { grade: "合格", secondAmountFen: 6_000_000 };
  return onApplication(walk, "clerk", number, "assessments", { kind: "recheck", assessedOn: dated, ...outcome });
}

/** Assessments come often, so that studios fail, mend and are revoked. */
function anyCommand(draw: Draw, walk: RoundWalk, number: number): Tried {
  const day = pick(draw, days);
  const on = (role: Role, step: string, body: object) => onApplication(walk, role, number, step, body);
  const assessment = () => {
    const grade = pick(draw, ["优秀", "合格", "不合格", "不合格"]);
    const isPass = grade !== "不合格";
    const kind = pick(draw, ["annual", "annual", "recheck"]);
    return on("clerk", "assessments", {
      kind,
      assessedOn: day,
      grade,
      secondAmountFen: isPass && draw(4) > 0 ? 1_000_000 * (5 + draw(6)) : null,
      rectificationDeadline: !isPass && kind === "annual" ? "2026-11-21" : null,
    });
  };
  const withdrawal = () => on("clerk", "withdrawal", { reason: "企业申请" });
  const commands: readonly (() => Tried)[] = [
    assessment,
    assessment,
    assessment,
    () => on("clerk", "plaque", { issuedOn: day }),
    () => on("clerk", "plaque", draw(2) === 0 ? { issuedOn: day } : { returnedOn: day }),
    () => on("clerk", `plans/${2024 + draw(4)}`, { tasks: [{ task: "带徒" }] }),
    () => on("clerk", "expenditures", { expenditures: [{ spentOn: day, amountOut: 100 * draw(1_000) }] }),
    () => on("leader", "revocation", { decidedOn: day, ...revoking }),
    () =>
      on("leader", "sanctions", {
        measure: pick(draw, ["warning", "warning", "plaque-removal"]),
        decidedOn: day,
        reason: "挪用",
      }),
    withdrawal,
    () => on("clerk", "eligibility", { outcome: "eligible", reason: null }),
    () => ruling(draw, walk),
  ];
  // A withdrawal ends a story: it comes seldom.
  const chosen = pick(draw, commands);
  return draw(4) === 0 || chosen !== withdrawal ? chosen() : assessment();
}

const rulings: readonly (readonly [string, unknown])[] = [
  ["rectification-days", 30],
  ["rectification-days", "none"],
  ["recheck-pass-pays", "no"],
  ["recheck-pass-pays", "yes"],
  ["assessment-after-year", "yes"],
  ["year-starts", "plaque"],
  ["year-starts", "decision"],
];

function ruling(draw: Draw, { round }: RoundWalk): Tried {
  const [id, value] = pick(draw, rulings);
  const from = pick(draw, ["2026-11-01", "2026-11-22", "2026-11-23"]);
  return {
    role: "leader",
    method: "PUT",
    path: `/api/rounds/${round}/rulings/${id}`,
    body: { value, reason: "会议纪要", from },
  };
}
