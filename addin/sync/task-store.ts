// One thing at a time over a tab's state: who listens, what runs, what went wrong and what became of it. Knows nothing of what the tab does.
import { Listeners } from "./listeners.ts";

interface Going<Task, Problem, Notice> {
  readonly busy: Task | null;
  readonly problem: Problem | null;
  readonly notice: Notice | null;
}

export type TaskState<Task, Problem, Notice, Shown extends object> = Shown & Going<Task, Problem, Notice>;

interface TaskStoreOptions<Problem, Notice> {
  /** What an error is shown as. */
  readonly broken: (error: unknown) => Problem;
  readonly whenProblem: (problem: Problem) => void;
  /** The news that takes a problem's place, where it is none to the person. */
  readonly asNotice?: (problem: Problem) => Notice | null;
}

export class TaskStore<Task, Problem, Notice, Shown extends object> {
  readonly #listeners = new Listeners();
  readonly #options: TaskStoreOptions<Problem, Notice>;
  #state: TaskState<Task, Problem, Notice, Shown>;
  #controller: AbortController | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(shown: Shown, options: TaskStoreOptions<Problem, Notice>) {
    this.#state = { ...shown, busy: null, problem: null, notice: null };
    this.#options = options;
  }

  readonly subscribe: Listeners["subscribe"] = (listener) => this.#listeners.subscribe(listener);
  readonly state = (): TaskState<Task, Problem, Notice, Shown> => this.#state;
  readonly cancel = (): void => this.#controller?.abort();

  /** Resolves once what runs now is over. */
  readonly idle = (): Promise<unknown> => this.#running;

  set(change: Partial<TaskState<Task, Problem, Notice, Shown>>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.tell();
  }

  /** Runs `work`, which throws or answers what stopped it; true where it was done. False too where something else runs. */
  async alone(task: Task, work: (signal: AbortSignal) => Promise<Problem | null | undefined>): Promise<boolean> {
    if (this.#state.busy !== null) return false;
    const controller = new AbortController();
    this.#controller = controller;
    this.#state = { ...this.#state, busy: task, problem: null, notice: null };
    this.#listeners.tell();
    const working = work(controller.signal).catch(this.#options.broken);
    this.#running = working;
    const problem = (await working) ?? null;
    const notice = problem === null ? null : (this.#options.asNotice?.(problem) ?? null);
    this.#state = { ...this.#state, busy: null, ...(notice === null ? { problem } : { notice }) };
    this.#listeners.tell();
    if (problem !== null) this.#options.whenProblem(problem);
    return problem === null;
  }
}
