// A round taken through its review over HTTP, step by step, for the tests of review, notice and decision.
import { newRow, type Values } from "./sample-rows.ts";
import type { Reply, TestRegister } from "./test-register.ts";

export interface ReviewSteps {
  readonly round: string;
  /** The `n`th application's id. */
  readonly id: (n: number) => string;
  readonly post: <Body = Record<string, unknown>>(
    path: string,
    body: object,
    role?: "clerk" | "leader",
  ) => Promise<Reply<Body>>;
  readonly put: <Body = Record<string, unknown>>(path: string, body: object) => Promise<Reply<Body>>;
  readonly get: <Body = Record<string, unknown>>(path: string) => Promise<Reply<Body>>;
  /** One mark from each of five experts. */
  readonly score: (marks: readonly number[], only?: readonly number[]) => Promise<Reply<Record<string, unknown>>>;
  readonly state: (n: number) => Promise<string>;
}

const fiveExperts = ["专家1", "专家2", "专家3", "专家4", "专家5"];

/** A round in review with as many eligible applications; `settings` are its scoring's. */
export async function roundInReview(
  register: TestRegister,
  count: number,
  settings: object = {},
  changes: (n: number) => Values = () => ({}),
): Promise<ReviewSteps> {
  const round = await register.newRound();
  const id = (n: number) => `${round}-${String(n).padStart(3, "0")}`;
  const at = (path: string) => `/api/rounds/${round}/${path}`;
  const steps: ReviewSteps = {
    round,
    id,
    post: (path, body, role = "clerk") => register.call(role, "POST", at(path), { body }),
    put: (path, body) => register.call("clerk", "PUT", at(path), { body }),
    get: (path) => register.call("clerk", "GET", at(path)),
    score: (marks, only = marks.map((_, index) => index + 1)) =>
      register.call("clerk", "PUT", at("scores"), {
        body: {
          scores: only.flatMap((n, index) =>
            fiveExperts.map((expert) => ({ applicationId: id(n), expert, score: marks[index] ?? 0 })),
          ),
        },
      }),
    state: async (n) => String((await register.call("clerk", "GET", `/api/applications/${id(n)}`)).body["state"]),
  };
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await register.sync(
    round,
    numbers.map((n) => newRow(n, changes(n))),
  );
  for (const n of numbers) {
    await expected(
      200,
      register.call("clerk", "POST", `/api/applications/${id(n)}/eligibility`, { body: { outcome: "eligible" } }),
    );
  }
  const etag = (await steps.get("head")).headers.get("etag") ?? "";
  const scoring = { body: { scoring: settings }, headers: { "if-match": etag } };
  await expected(200, register.call("clerk", "PATCH", at("settings"), scoring));
  await expected(200, steps.post("stage", { to: "review" }));
  return steps;
}

/** A round on notice with the first `listed` of `count` applications, from and to these days. */
export async function roundOnNotice(
  register: TestRegister,
  { count, listed, noticeStart, noticeEnd }: { count: number; listed: number; noticeStart: string; noticeEnd: string },
  changes: (n: number) => Values = () => ({}),
): Promise<ReviewSteps> {
  const steps = await roundInReview(register, count, { places: listed }, changes);
  await expected(200, steps.score(Array.from({ length: count }, (_, index) => 95 - index)));
  const applications = Array.from({ length: listed }, (_, index) => steps.id(index + 1));
  await expected(200, steps.post("shortlist", { applications }));
  await expected(200, steps.post("stage", { to: "notice", noticeStart, noticeEnd }));
  return steps;
}

/** The answer, where it has the status. @throws Error with what it says instead. */
export async function expected<Body>(status: number, answer: Promise<Reply<Body>>): Promise<Reply<Body>> {
  const given = await answer;
  if (given.status !== status) throw new Error(`Expected ${status}: ${given.status} ${given.text}`);
  return given;
}
