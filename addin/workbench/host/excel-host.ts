// The simulated Excel: answers the library's request batches from a workbook in memory, counts them, and holds callers to
// Excel's limits. Knows neither windows nor messages.

import type { Book } from "../model/book.ts";
import { isAboveSet } from "./above-set.ts";
import { BatchProcessor } from "./batch-processor.ts";
import { EventRegister } from "./events.ts";
import { CHANNEL_ERROR, type Fault, Faults } from "./faults.ts";
import { HostError } from "./host-error.ts";
import type { HostObject } from "./host-object.ts";
import type { HostState, Origin } from "./host-state.ts";
import type { JsonObject } from "./json.ts";
import type { ObjectTypes } from "./object-type.ts";
import { objectTypes } from "./object-types.ts";
import { Person } from "./person.ts";
import { isHousekeeping, parseBatch } from "./request.ts";

/** 5 MB a request and a response in Excel on the web (learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization). */
const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** `[category, event type, target, message JSON, id, is remote]` as the library unpacks them. */
type EventEntry = readonly [number, number, string, string, number, boolean];

interface Counters {
  /** Round trips the add-in made; the library's own housekeeping is not among them. */
  readonly batches: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly largestRequest: number;
  readonly largestResponse: number;
}

const NO_TRAFFIC: Counters = { batches: 0, requestBytes: 0, responseBytes: 0, largestRequest: 0, largestResponse: 0 };

type Answer =
  | { readonly kind: "body"; readonly body: string }
  | { readonly kind: "refused"; readonly error: number }
  | { readonly kind: "lost" };

const EVENT_RANGES_KEPT = 256;

const utf8 = new TextEncoder();

export class ExcelHost {
  readonly book: Book;
  readonly types: ObjectTypes;
  readonly faults = new Faults();
  /** The clerk at the screen. */
  readonly user: Person;
  /** Somebody else in the same workbook. */
  readonly coauthor: Person;
  /** Someone is typing into a cell: every batch is refused until it ends. */
  cellEditMode = false;
  /** Members nobody simulated; a test that leaves one behind has to fail. */
  readonly unknownMembers = new Set<string>();
  /** Members refused because they are newer than the advertised requirement set. */
  readonly refusedMembers = new Set<string>();
  readonly internalErrors: unknown[] = [];
  onEvents: (entries: readonly EventEntry[]) => void = () => undefined;
  readonly #state: HostState;
  readonly #processor: BatchProcessor;
  readonly #events = new EventRegister();
  readonly #eventRanges = new Map<string, HostObject>();
  #eventRangeCount = 0;
  #pending: EventEntry[] = [];
  #counters = NO_TRAFFIC;
  #running: Fault | null = null;

  constructor(book: Book) {
    this.book = book;
    this.#state = {
      book,
      eventsEnabled: true,
      origin: "addin",
      emit: (type, target, message) => this.#queue(type, target, message),
      refer: (object) => this.#referForEvent(object),
      referred: (id) => this.#eventRanges.get(id) ?? null,
    };
    this.types = objectTypes(this.#state);
    this.#processor = new BatchProcessor(book, this.types, {
      onMissing: (location) => (isAboveSet(location) ? this.refusedMembers : this.unknownMembers).add(location),
      onRegister: (object, method) => this.#events.note(object, method),
      beforeAction: (index) => this.#failAt(index),
      onInternalError: (error) => this.internalErrors.push(error),
    });
    this.user = new Person(this.#state, (origin, change) => this.#asPerson(origin, change), "user");
    this.coauthor = new Person(this.#state, (origin, change) => this.#asPerson(origin, change), "coauthor");
  }

  get counters(): Counters {
    return this.#counters;
  }

  /** Ranges and other objects the add-in still holds on to. */
  get heldReferences(): number {
    return this.#processor.heldReferences;
  }

  resetCounters(): void {
    this.#counters = NO_TRAFFIC;
  }

  /** One batch as text. A batch that fails answers a body with its error; a refused one does not run at all. */
  answer(body: string): Answer {
    const request = parseBatch(body);
    const housekeeping = isHousekeeping(request);
    const fault = housekeeping ? null : this.faults.next();
    const requestBytes = utf8.encode(body).length;
    const refusal = housekeeping ? null : this.#refusal(fault, requestBytes);
    if (refusal !== null) {
      this.#count(requestBytes, 0);
      return { kind: "refused", error: refusal };
    }
    this.#running = fault;
    let response = "";
    this.#state.origin = "addin";
    this.book.asForeignStep(() => {
      response = JSON.stringify(this.#processor.execute(request));
    });
    this.#running = null;
    const responseBytes = utf8.encode(response).length;
    if (!housekeeping) this.#count(requestBytes, responseBytes);
    this.#flush();
    if (fault?.kind === "lost") return { kind: "lost" };
    if (responseBytes > PAYLOAD_LIMIT) return { kind: "refused", error: CHANNEL_ERROR.responseTooLarge };
    return { kind: "body", body: response };
  }

  /** Handlers may ask for an event's range by this id; only the latest are kept. */
  #referForEvent(object: HostObject): string {
    this.#eventRangeCount += 1;
    const id = `event-${this.#eventRangeCount}`;
    this.#eventRanges.set(id, object);
    const [oldest] = this.#eventRanges.keys();
    if (this.#eventRanges.size > EVENT_RANGES_KEPT && oldest !== undefined) this.#eventRanges.delete(oldest);
    return id;
  }

  #refusal(fault: Fault | null, requestBytes: number): number | null {
    if (this.cellEditMode) return CHANNEL_ERROR.cellEditMode;
    if (fault?.kind === "channel") return fault.error;
    return requestBytes > PAYLOAD_LIMIT ? CHANNEL_ERROR.requestTooLarge : null;
  }

  #failAt(index: number): void {
    const fault = this.#running;
    if (fault?.kind !== "action" || fault.index !== index) return;
    throw new HostError(fault.code, "A fault was injected here.", 500, `action ${index}`);
  }

  #count(requestBytes: number, responseBytes: number): void {
    const before = this.#counters;
    this.#counters = {
      batches: before.batches + 1,
      requestBytes: before.requestBytes + requestBytes,
      responseBytes: before.responseBytes + responseBytes,
      largestRequest: Math.max(before.largestRequest, requestBytes),
      largestResponse: Math.max(before.largestResponse, responseBytes),
    };
  }

  #queue(type: number, target: string, message: JsonObject): void {
    if (!this.#state.eventsEnabled || !this.#events.wants(type, target)) return;
    const remote = this.#state.origin === "coauthor";
    this.#pending.push([65_536, type, target, JSON.stringify(message), this.#pending.length, remote]);
  }

  #flush(): void {
    const entries = this.#pending;
    if (entries.length === 0) return;
    this.#pending = [];
    // After the answer, as Excel does: a handler never runs inside the batch that caused it.
    setTimeout(() => this.onEvents(entries), 0);
  }

  #asPerson(origin: Origin, change: () => void): void {
    this.#state.origin = origin;
    if (origin === "user") this.book.asUserStep(change);
    else this.book.asForeignStep(change);
    this.#flush();
  }
}
