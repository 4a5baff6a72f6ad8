// Every transition that is not allowed, from one table: stage × state × command × role. Each is refused and nothing has changed.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import { type RoundStage, roundStages } from "../../../policy/records/round.ts";
import { type Role, roles } from "../../../worker/actor.ts";
import { everyState } from "./application-commands.ts";
import { type Command, refusalOf, type Target } from "./command.ts";
import { commands } from "./command-table.ts";
import { describedRoutes } from "./described-routes.ts";
import { everythingIn } from "./everything.ts";
import { knownRow } from "./sample-rows.ts";
import { noticeDay, type StagedRound, stagedRounds } from "./staged-rounds.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

const firstRow = 300;
let register: TestRegister;
let rounds: readonly StagedRound[] = [];
let revisions: ReadonlyMap<string, number> = new Map();
let before: Awaited<ReturnType<typeof everythingIn>>;
beforeAll(async () => {
  register = await startTestRegister(noticeDay);
  rounds = await stagedRounds(register, firstRow);
  const { body } = await register.call<{ items: RoundAnswer[] }>("auditor", "GET", "/api/rounds");
  revisions = new Map(body.items.map(({ id, revision }) => [id, revision]));
  before = await everythingIn(register);
}, 180_000);
afterAll(() => register.stop());

/** What a command is sent to, and how it stands. */
interface Subject {
  readonly command: Command;
  readonly stage: RoundStage;
  readonly state: string | null;
  readonly target: Target;
}

function subjectsOf({ stage, round, ...of }: StagedRound, command: Command): Subject[] {
  const whole = { command, stage, state: null, target: { round, id: round } };
  const each = (targets: ReadonlyMap<string, Target>): Subject[] =>
    [...targets].map(([state, target]) => ({ command, stage, state, target }));
  switch (command.of) {
    case "round":
    case "register":
      return [whole];
    case "application":
      return each(of.applications);
    case "objection":
      return each(of.objections);
    case "batch":
      return each(of.batches);
    case "recovery":
      return each(of.recoveries);
  }
}

/** What stands in an address for a parameter that is not the subject's. */
const usual: Readonly<Record<string, string>> = { ruling: "notice-days", year: "2026", id: "nobody" };

function send({ command, target }: Subject, role: Role | null) {
  const { route, body } = command;
  const [method = "", path = ""] = route.split(" ");
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === "round" ? target.round : (usual[name] ?? target.id),
  );
  const headers: Record<string, string> = method === "PATCH" ? { "if-match": `"${revisions.get(target.round)}"` } : {};
  return register.call(role, method, address, { body: typeof body === "function" ? body(target) : body, headers });
}

/** A few at once: none of them changes anything. */
async function told<Tried>(tried: readonly Tried[], ask: (one: Tried) => Promise<readonly unknown[]>): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let first = 0; first < tried.length; first += 6) {
    answers.push(...(await Promise.all(tried.slice(first, first + 6).map(ask))));
  }
  return answers;
}

const named = ({ command, state }: Subject) => [command.name, state] as const;
const refused = ({ command, stage, state }: Subject) => refusalOf(command, stage, state);

describe("every forbidden transition", () => {
  it("the table has every command that the API describes, and no other", async () => {
    const { routes } = await describedRoutes(register);
    const isCommand = ({ method, path }: { method: string; path: string }) =>
      method !== "GET" || path.startsWith("/api/payment-batches/{batch}/file.");
    const described = routes.filter(isCommand).map(({ route }) => route);
    expect([...new Set(commands.map(({ route }) => route))].sort()).toEqual(described.sort());
  });

  it("the fixtures know every stage and, between them, every state", () => {
    const statesOf = (of: "applications" | "objections" | "batches" | "recoveries") =>
      [...new Set(rounds.flatMap((round) => [...round[of].keys()]))].sort();
    expect([...new Set(rounds.map(({ stage }) => stage))].sort()).toEqual([...roundStages].sort());
    expect(statesOf("applications")).toEqual([...everyState, "withdrawn"].sort());
    expect(statesOf("objections")).toEqual(["dismissed", "open", "upheld"]);
    expect(statesOf("batches")).toEqual(["approved", "cancelled", "prepared", "pulled", "settled", "stopped", "void"]);
    expect(statesOf("recoveries")).toEqual(["cancelled", "due", "held", "recovered"]);
  });

  it.each(roundStages)(
    "in %s every command that has no place there is refused, in every state",
    async (stage) => {
      const here = rounds.filter((round) => round.stage === stage);
      const subjects = here.flatMap((round) => commands.flatMap((command) => subjectsOf(round, command)));
      const forbidden = subjects.filter((subject) => refused(subject) !== null);
      const answers = await told(forbidden, async (subject) => {
        const { role } = subject.command;
        const { status, body } = await send(subject, role === "public" ? null : role);
        return [...named(subject), status, body["code"], body["article"]];
      });
      const expected = forbidden.map((subject) => {
        const refusal = refused(subject);
        return [...named(subject), refusal?.status, refusal?.code, refusal?.article];
      });
      expect(answers).toEqual(expected);
      expect(forbidden.length).toBeGreaterThan(25);
      expect(await everythingIn(register)).toEqual(before);
    },
    60_000,
  );

  it("whoever has not the role is refused also where the command is due", async () => {
    const tried = commands.flatMap((command) => {
      const all = rounds.flatMap((round) => subjectsOf(round, command));
      const due = all.find((subject) => refused(subject) === null) ?? all[0];
      const others = roles.filter((role) => role !== command.role && role !== command.also);
      return due === undefined || command.role === "public" ? [] : others.map((role) => ({ role, due }));
    });
    const answers = await told(tried, async ({ role, due }) => {
      const { status, body } = await send(due, role);
      return [role, due.command.name, status, body["code"]];
    });
    expect(answers).toEqual(tried.map(({ role, due }) => [role, due.command.name, 403, "role.missing"]));
    expect(await everythingIn(register)).toEqual(before);
  }, 60_000);

  it("after intake a sync changes nothing but contact and payee, whatever state the application is in", async () => {
    for (const [index, { stage, round, applications }] of rounds.entries()) {
      if (stage === "intake") continue;
      const known = [...applications].map(([state, { id }]) => ({ state, id, number: Number(id.slice(-3)) }));
      const rows = known.map(({ id, number }) => knownRow(firstRow + 20 * index + number - 1, id, 1, { township: "别处" }));
      const plan = await register.preview(round, rows);
      const { status, body } = await register.submit(round, rows, plan.body);
      const told = body.rows.map(({ outcome, refusal }) => [outcome, refusal?.code]);
      const expected = known.map(({ state }) => ["refused", state === "withdrawn" ? "application.withdrawn" : "stage.wrong"]);
      expect([stage, status, told]).toEqual([stage, 200, expected]);
    }
    expect(await everythingIn(register)).toEqual(before);
  }, 60_000);
});
