// Every transition that is not allowed, from one table: stage × state × command × role. Each is refused and nothing has changed.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import type { ApplicationState } from "../../../policy/records/application.ts";
import { type RoundStage, roundStages } from "../../../policy/records/round.ts";
import { type Role, roles } from "../../../worker/actor.ts";
import { type Command, commands, everyState } from "./command-table.ts";
import { type StagedRound, stagedRounds } from "./staged-rounds.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
let rounds: readonly StagedRound[] = [];
let before: readonly (readonly [string, number])[] = [];
const revisions = async () =>
  (await register.call<{ items: RoundAnswer[] }>("auditor", "GET", "/api/rounds")).body.items.map(
    ({ id, revision }) => [id, revision] as const,
  );
beforeAll(async () => {
  register = await startTestRegister();
  rounds = await stagedRounds(register, 300);
  before = await revisions();
}, 60_000);
afterAll(() => register.stop());

/** What a command is sent to: a round, or an application of it. */
interface Subject {
  readonly command: Command;
  readonly stage: RoundStage;
  readonly state: ApplicationState | null;
  readonly path: string;
}

function subjectsOf({ stage, round, applications }: StagedRound, command: Command): Subject[] {
  const { states, path } = command;
  if (states === undefined) return [{ command, stage, state: null, path: `/api/rounds/${round}${path}` }];
  return [...applications].map(([state, id]) => ({ command, stage, state, path: `/api/applications/${id}${path}` }));
}

const send = ({ command: { method, body }, path }: Pick<Subject, "command" | "path">, role: Role) => {
  const revision = before.find(([id]) => path.includes(`/rounds/${id}/`))?.[1];
  return register.call(role, method, path, { body, headers: method === "PATCH" ? { "if-match": `"${revision}"` } : {} });
};

/** Null where the table allows it. */
function refusalOf({ command: { stages, states }, stage, state }: Subject): string | null {
  if (!stages.includes(stage)) return "stage.wrong";
  return state !== null && states?.includes(state) === false ? "state.wrong" : null;
}

describe("every forbidden transition", () => {
  it("the fixtures know every stage and, between them, every state", () => {
    expect(rounds.map(({ stage }) => stage)).toEqual([...roundStages]);
    const known = new Set(rounds.flatMap(({ applications }) => [...applications.keys()]));
    expect([...known].sort()).toEqual([...everyState, "withdrawn"].sort());
  });

  it.each(roundStages)("in %s every command that has no place there is refused, in every state", async (stage) => {
    const here = rounds.filter((round) => round.stage === stage);
    const subjects = here.flatMap((round) => commands.flatMap((command) => subjectsOf(round, command)));
    const forbidden = subjects.filter((subject) => refusalOf(subject) !== null);
    const answers: unknown[] = [];
    for (const subject of forbidden) {
      const { command, state } = subject;
      const { status, body } = await send(subject, command.role);
      answers.push([command.name, state, status, body["code"], body["article"]]);
    }
    const expected = forbidden.map((subject) => [
      subject.command.name,
      subject.state,
      409,
      refusalOf(subject),
      subject.command.article,
    ]);
    expect(answers).toEqual(expected);
    expect(forbidden.length).toBeGreaterThan(15);
    expect(await revisions()).toEqual(before);
  });

  it("whoever has not the role is refused also where the command is due", async () => {
    const tried = commands.flatMap((command) => {
      const all = rounds.flatMap((round) => subjectsOf(round, command));
      const due = all.find((subject) => refusalOf(subject) === null) ?? all[0];
      const others = roles.filter((role) => role !== command.role && role !== command.also);
      return due === undefined ? [] : others.map((role) => ({ role, command, path: due.path }));
    });
    const answers: unknown[] = [];
    for (const { role, command, path } of tried) {
      const { status, body } = await send({ command, path }, role);
      answers.push([role, command.name, status, body["code"]]);
    }
    expect(answers).toEqual(tried.map(({ role, command }) => [role, command.name, 403, "role.missing"]));
    expect(await revisions()).toEqual(before);
  });
});
