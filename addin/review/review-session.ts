// What can be done in 评审, one thing at a time: look, send scores and ledgers, settle the shortlist, answer objections, decide, and what
// follows for a studio. Draws nothing and decides nothing: the register does. What was done is read back from it.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import { isUndecided } from "../../policy/ranking.ts";
import type { RulingId } from "../../policy/rulings.ts";
import { failureAsProblem } from "../session/problem.ts";
import type { Called } from "../sync/register-client.ts";
import type { RegisterDoor } from "../sync/register-door.ts";
import { placeOf } from "../sync/row-cells.ts";
import type { ReadRows, SyncedWorkbook } from "../sync/synced-workbook.ts";
import { TaskStore } from "../sync/task-store.ts";
import { rowsByApplication } from "./application-rows.ts";
import {
  type DecisionCommand,
  type ObjectionOutcome,
  ReviewClient,
  type RulingAnswer,
  type SentExpert,
  type SentScore,
  type SettingsChange,
  type ShortlistCommand,
  type StageCommand,
  type StudioCommand,
} from "./review-client.ts";
import { type Moved, readReview } from "./review-reading.ts";
import {
  type LedgerFinding,
  nothingShown,
  type ReviewNotice,
  type ReviewProblem,
  type ReviewShown,
  type ReviewTask,
} from "./review-state.ts";
import { ledgersToSend } from "./sent-ledgers.ts";
import { scoresToSend } from "./sent-scores.ts";
import { type StudioAction, wasApproved } from "./studio-actions.ts";
import { StudioFinder } from "./studio-finder.ts";

interface ReviewOptions {
  readonly door: RegisterDoor;
  readonly workbook: SyncedWorkbook;
}

type Store = TaskStore<ReviewTask, ReviewProblem, ReviewNotice, ReviewShown>;
export type ReviewState = ReturnType<Store["state"]>;

const scoredIn = (scores: readonly SentScore[]): readonly string[] => [
  ...new Set(scores.map(({ applicationId }) => applicationId)),
];

const rankingRoles: readonly string[] = ["clerk", "leader", "auditor"];

export class ReviewSession {
  readonly #door: RegisterDoor;
  readonly #client: ReviewClient;
  readonly #workbook: SyncedWorkbook;
  readonly #store: Store;
  #read: ReadRows | null = null;

  constructor({ door, workbook }: ReviewOptions) {
    this.#door = door;
    this.#workbook = workbook;
    this.#client = new ReviewClient(door.client, () => door.state().person?.memberId ?? "");
    this.#store = new TaskStore<ReviewTask, ReviewProblem, ReviewNotice, ReviewShown>(nothingShown, {
      broken: (error) => ({ kind: "workbook", failure: failureAsProblem(error) }),
      whenProblem: ({ kind }) => {
        if (kind === "signed-out") door.expired();
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);
  readonly state = (): ReviewState => this.#store.state();
  readonly cancel = (): void => this.#store.cancel();
  readonly dismiss = (what: "notice" | "problem"): void => this.#store.set({ [what]: null });

  /** Loads what the person may see of the chosen round, unless it is there. */
  readonly open = async (): Promise<void> => {
    const { person, round } = this.#door.state();
    if (person === null || round === null) return;
    const owner = `${person.memberId} ${round.id}`;
    const { owner: before, applications, problem } = this.state();
    if (problem?.kind === "signed-out") this.dismiss("problem");
    if (owner === before && applications !== null) return;
    if (owner !== before) {
      this.#store.cancel();
      this.#store.set({ ...nothingShown, owner });
    }
    while (this.state().busy !== null) await this.#store.idle();
    if (this.state().owner === owner && this.state().applications === null) await this.reload();
  };

  readonly reload = (): Promise<boolean> => this.#store.alone("loading", (signal) => this.#load(signal));

  /** Sends the scores that stand in the workbook; what cannot be sent is listed by row. */
  readonly sendScores = (): Promise<boolean> =>
    this.#store.alone("reading", async (signal) => {
      const round = this.#round();
      if (round === null) return { kind: "no-round" };
      const { reading, finder } = await this.#readWorkbook(signal);
      const underReview = new Set((this.state().applications ?? []).filter(isUndecided).map(({ id }) => id));
      const { scores, unsent } = scoresToSend(reading, finder, underReview);
      this.#store.set({ unsentScores: unsent });
      if (scores.length === 0) return { kind: "no-scores" };
      const called = await this.#client.putScores(round, scores);
      if (!called.ok) return called.failure;
      const moved = scoredIn(scores);
      return this.#after({ kind: "scores-sent", scores: scores.length, applications: moved.length }, moved, signal);
    });

  /** Sends each approved studio's ledger that stands in the workbook, whole. */
  readonly sendLedgers = (): Promise<boolean> =>
    this.#store.alone("reading", async (signal) => {
      const { reading, finder } = await this.#readWorkbook(signal);
      const { ledgers, unsent } = ledgersToSend(reading, finder);
      const approved = new Set((this.state().applications ?? []).filter(wasApproved).map(({ id }) => id));
      const sent = [...ledgers].filter(([id]) => approved.has(id));
      this.#store.set({ unsentLedgers: unsent, ledgerFindings: [] });
      if (sent.length === 0) return { kind: "no-ledgers" };
      for (const [id, expenditures] of sent) {
        const called = await this.#client.changeStudio(id, { path: "expenditures", body: { expenditures } });
        if (!called.ok) return called.failure;
        const found = called.value.findings.filter(({ rule }) => rule.startsWith("expenditure/"));
        const findings = found.map(({ message }): LedgerFinding => ({ applicationId: id, message }));
        this.#replace(called.value);
        this.#store.set({ ledgerFindings: [...this.state().ledgerFindings, ...findings] });
      }
      const entries = sent.reduce((sum, [, ledger]) => sum + ledger.length, 0);
      return this.#after({ kind: "ledgers-sent", entries, studios: sent.length }, [], signal);
    });

  /** A reviewer's own. */
  readonly putScores = (scores: readonly SentScore[]): Promise<boolean> =>
    this.#inRound((round) => this.#client.putScores(round, scores), scoredIn(scores), {
      ...{ kind: "scored", applications: scoredIn(scores).length },
    });

  readonly setExperts = (experts: readonly SentExpert[]): Promise<boolean> =>
    this.#inRound((round) => this.#client.setExperts(round, experts), [], { kind: "experts-set", experts: experts.length });

  readonly changeSettings = (change: SettingsChange): Promise<boolean> =>
    this.#inRound(() => this.#changeSettings(change), [], { kind: "settings-changed" });

  /** A leader's answer to what the measures leave open (article 16). */
  readonly setRuling = (ruling: RulingId, answer: RulingAnswer): Promise<boolean> =>
    this.#inRound((round) => this.#client.setRuling(round, ruling, answer), [], { kind: "ruling-set" });

  readonly settleShortlist = (command: ShortlistCommand): Promise<boolean> =>
    this.#inRound((round) => this.#client.settleShortlist(round, command), "any", {
      ...{ kind: "shortlisted", applications: command.applications.length },
    });

  readonly enterStage = (command: StageCommand): Promise<boolean> =>
    this.#inRound(
      (round) => this.#client.enterStage(round, command),
      // A notice says its days of every application on it; the other stages are the round's alone.
      command.to === "notice" ? "any" : [],
      { kind: "stage-entered", stage: command.to },
    );

  readonly closeObjection = (objection: string, outcome: ObjectionOutcome): Promise<boolean> =>
    this.#inRound(() => this.#client.closeObjection(objection, outcome), this.#objectedTo(objection), {
      ...{ kind: "objection-closed", outcome: outcome.outcome },
    });

  /** For the clerk who has to answer. */
  readonly revealObjector = (objection: string): Promise<boolean> =>
    this.#store.alone("loading", async () => {
      const called = await this.#client.objector(objection);
      if (!called.ok) return called.failure;
      const { name, contact } = called.value;
      const objector = [name, contact].filter(Boolean).join(" · ");
      this.#store.set({ objectors: new Map(this.state().objectors).set(objection, objector) });
      return null;
    });

  readonly decide = (command: DecisionCommand): Promise<boolean> => {
    const { approved = [], rejected = [] } = command;
    return this.#inRound((round) => this.#client.decide(round, command), [...approved, ...rejected.map(({ id }) => id)], {
      kind: "decided",
      approved: approved.length,
      rejected: rejected.length,
    });
  };

  readonly changeStudio = (id: string, action: StudioAction, command: StudioCommand): Promise<boolean> =>
    this.#store.alone("sending", async (signal) => {
      const called = await this.#client.changeStudio(id, command);
      if (called.ok) {
        this.#replace(called.value);
        this.#store.set({ notice: { kind: "studio-recorded", applicationId: id, action } });
        return null;
      }
      const { failure } = called;
      if (failure.kind === "problem") await this.#readMoved([id], signal);
      if (failure.kind !== "problem" || failure.code !== "state.wrong") return failure;
      return { kind: "moved-on", applicationId: id, article: failure.article, reference: failure.reference };
    });

  /** Takes the person to the application's row in the workbook. */
  readonly select = async (id: string): Promise<void> => {
    const row = this.state().rows.get(id);
    if (row === undefined || this.#read === null) return;
    const { sheet, cell } = placeOf(this.#read.reading, row, null);
    await this.selectCell(sheet, cell);
  };

  readonly selectCell = async (sheet: string, cell: string): Promise<void> => {
    const failure = await this.#workbook.port.selectCell(sheet, cell);
    if (failure !== null) this.#store.set({ problem: { kind: "workbook", failure } });
  };

  #round(): string | null {
    return this.#door.state().round?.id ?? null;
  }

  /** Of the settings on screen: where only something else moved in the round, they are changed all the same. */
  async #changeSettings(change: SettingsChange): Promise<Called<unknown>> {
    const shown = this.#door.state().round;
    if (shown === null) throw new Error("Settings belong to a round.");
    const called = await this.#client.changeSettings(shown, change);
    if (called.ok || called.failure.kind !== "problem" || called.failure.code !== "revision.stale") return called;
    await this.#door.refreshRounds();
    const now = this.#door.state().round;
    const isSame = now?.id === shown.id && JSON.stringify(now.settings) === JSON.stringify(shown.settings);
    return isSame ? this.#client.changeSettings(now, change) : called;
  }

  /** `moved`: what the step can change of the applications. */
  #inRound(send: (round: string) => Promise<Called<unknown>>, moved: Moved, notice: ReviewNotice): Promise<boolean> {
    return this.#store.alone("sending", async (signal) => {
      const round = this.#round();
      if (round === null) return { kind: "no-round" };
      const called = await send(round);
      if (called.ok) return this.#after(notice, moved, signal);
      // Refused because something is otherwise than shown: it is read again, and the refusal stays on screen.
      if (called.failure.kind === "problem") await this.#load(signal);
      return called.failure;
    });
  }

  /** What was asked for is done: what is shown is read again, and a reading that fails takes nothing of the news. */
  async #after(notice: ReviewNotice, moved: Moved, signal: AbortSignal): Promise<ReviewProblem | null> {
    this.#store.set({ notice });
    await this.#readMoved(moved, signal);
    return null;
  }

  async #load(signal: AbortSignal): Promise<ReviewProblem | null> {
    const problem = await this.#readMoved("any", signal);
    if (problem === null) await this.#linkRows(this.state().applications ?? [], signal);
    return problem;
  }

  async #readMoved(moved: Moved, signal: AbortSignal): Promise<ReviewProblem | null> {
    const round = this.#round();
    if (round === null) return { kind: "no-round" };
    const roles = this.#door.state().person?.roles ?? [];
    const seesRanking = roles.some((role) => rankingRoles.includes(role));
    const known = this.state().applications;
    const [read] = await Promise.all([
      readReview(this.#client, { round, seesRanking, moved, known }, signal),
      this.#door.refreshRounds(),
    ]);
    // Another round was chosen in the meantime: what came counts for nothing.
    if (this.#round() !== round) return { kind: "cancelled" };
    if (!read.ok) return read.failure;
    this.#store.set(read.value);
    return null;
  }

  #replace(application: ApplicationAnswer): void {
    const { applications } = this.state();
    this.#store.set({ applications: applications?.map((one) => (one.id === application.id ? application : one)) ?? null });
  }

  #objectedTo(objection: string): readonly string[] {
    const isIts = ({ objections }: ApplicationAnswer): boolean => objections.some(({ id }) => id === objection);
    return (this.state().applications ?? []).filter(isIts).map(({ id }) => id);
  }

  /** The links are a help: without them, everything else stands. */
  async #linkRows(applications: readonly ApplicationAnswer[], signal: AbortSignal): Promise<void> {
    const read = await this.#workbook.rows(signal).catch(() => null);
    this.#read = read;
    this.#store.set({ rows: read === null ? new Map() : rowsByApplication(read.rows, applications) });
  }

  async #readWorkbook(signal: AbortSignal) {
    const read = await this.#workbook.rows(signal);
    const applications = this.state().applications ?? [];
    const rows = rowsByApplication(read.rows, applications);
    this.#read = read;
    this.#store.set({ rows });
    return { reading: read.reading, finder: new StudioFinder(read.reading.dossier, rows, applications) };
  }
}
