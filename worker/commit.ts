// Events and changed records into one D1 batch: all of a command's effect, or none. It never decides anything.
import type { TypedResponse } from "hono";
import type { JsonObject } from "./canonical.ts";
import { chainEvents } from "./chain.ts";
import type { AppContext } from "./context.ts";
import type { Statement } from "./database.ts";
import { keepStatements, replay, type WireAnswer, wireResponse } from "./idempotency.ts";
import { utf8 } from "./keyring.ts";
import { problem } from "./problem.ts";
import { answeredMessage } from "./store/answers.ts";
import { appendStatements, assertRevision, headOf, movedMessages } from "./store/events.ts";

/** What happened, as a decision returns it; the commit adds stream, seq, time, day, actor and hashes. No sealed value, nor its ciphertext. */
export interface NewEvent {
  /** Past tense: `round.created`, `application.submitted`. */
  readonly type: string;
  readonly applicationId?: string | undefined;
  readonly data: JsonObject;
}

/** Events for one stream (`2025`, `municipal`, `members`), decided on its revision (its last seq; 0: no event yet). */
interface Append {
  readonly stream: string;
  readonly revision: number;
  readonly events: readonly NewEvent[];
}

/** The answer of a command: serialised once, stored with the commit, replayed byte for byte. */
export interface Answer<Body, Status extends 200 | 201> {
  readonly status: Status;
  readonly body: Body;
  /** 201: where the new resource is. */
  readonly location?: string;
  /** Becomes the ETag. */
  readonly revision?: number;
}

/** What a command does when it goes through. */
export interface Change<Body, Status extends 200 | 201> {
  readonly appends: readonly Append[];
  /** Streams the decision read but does not append to, with the revision it read. */
  readonly asserts?: readonly { readonly stream: string; readonly revision: number }[];
  /** Current-state tables and sealed values: run in order, after the events. */
  readonly statements: readonly Statement[];
  readonly answer: Answer<Body, Status>;
}

/** For dry runs and commands that change nothing: an answer alone. It is not stored. */
export interface Unchanged<Body, Status extends 200 | 201> {
  readonly answer: Answer<Body, Status>;
}

type Reply<Body, Status extends 200 | 201> = Response & TypedResponse<Body, Status, "json">;

const patienceMs = 2_000;

/**
 * Loads, decides and commits, again and again while other writers are faster, for up to 2 seconds; then 409 `busy`.
 * `attempt` loads everything it decides on anew each time, and throws a Problem to refuse.
 *
 *     return decideAndCommit(c, async () => {
 *       const round = await loadRound(c.env.DB, id);
 *       const decided = closeIntake(round, command, c.var.today);
 *       if (!decided.ok) throw refusalProblem(decided.refusal);
 *       return {
 *         appends: [{ stream: round.id, revision: round.revision, events: decided.events }],
 *         statements: roundStatements(decided.events),
 *         answer: { status: 200, body: roundBody, revision: round.revision + decided.events.length },
 *       };
 *     });
 */
export async function decideAndCommit<const Body, Status extends 200 | 201>(
  c: AppContext,
  attempt: () => Promise<Change<Body, Status> | Unchanged<Body, Status>>,
): Promise<Reply<Body, Status>> {
  const deadline = Date.now() + patienceMs;
  for (let round = 1; ; round += 1) {
    const outcome = await attempt();
    const answer = wireAnswer(outcome.answer);
    const done = "appends" in outcome ? await commit(c, outcome, answer) : wireResponse(c, answer);
    // The bytes sent are the serialised `Body`: hono's typed response says so to the client's types.
    if (done !== "moved") return done as Reply<Body, Status>;
    if (Date.now() > deadline) throw problem(409, "busy", { retryAfterSeconds: 2 });
    await pause(Math.random() * Math.min(20 * 2 ** round, 250));
  }
}

/** One try: the response, or "moved" where a stream is no longer at the revision decided on. */
async function commit(c: AppContext, change: Change<unknown, 200 | 201>, answer: WireAnswer): Promise<Response | "moved"> {
  const { DB } = c.env;
  const mark = c.var.idempotency;
  const statements: Statement[] = (change.asserts ?? []).map(({ stream, revision }) => assertRevision(stream, revision));
  for (const append of change.appends) {
    const head = await headOf(DB, append.stream);
    if (head.revision !== append.revision) return "moved";
    statements.push(...(await eventStatements(c, append, head.hash)));
  }
  statements.push(...change.statements);
  if (mark !== null) statements.push(...(await keepStatements(c, mark, answer)));
  if (statements.length === 0) return wireResponse(c, answer);
  try {
    await DB.batch(statements.map(({ sql, values }) => DB.prepare(sql).bind(...values)));
    return wireResponse(c, answer);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (mark !== null && message.includes(answeredMessage)) {
      // The same request was sent twice at once, and the other copy committed.
      const given = await replay(c, mark);
      if (given !== null) return given;
    }
    if (movedMessages.some((moved) => message.includes(moved))) return "moved";
    throw error;
  }
}

async function eventStatements(c: AppContext, append: Append, previous: string): Promise<Statement[]> {
  const { actor, today, now, requestId } = c.var;
  const by = { member: actor.memberId, name: actor.name, ...(actor.token === null ? {} : { token: actor.token.id }) };
  const events = append.events.map((event, index) => ({
    stream: append.stream,
    seq: append.revision + index + 1,
    at: now.toISOString(),
    on: today,
    by,
    request: requestId,
    type: event.type,
    ...(event.applicationId === undefined ? {} : { applicationId: event.applicationId }),
    data: event.data,
  }));
  const chained = await chainEvents(events, previous);
  const rows = chained.map(({ body, hash }, index) => ({
    seq: append.revision + index + 1,
    decidedOn: today,
    type: append.events[index]?.type ?? "",
    applicationId: append.events[index]?.applicationId ?? null,
    body,
    previous: chained[index - 1]?.hash ?? previous,
    hash,
  }));
  return appendStatements(append.stream, rows);
}

function wireAnswer({ status, body, location, revision }: Answer<unknown, 200 | 201>): WireAnswer {
  return { status, location: location ?? null, revision: revision ?? null, body: utf8(JSON.stringify(body)) };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
