// A method's arguments as they came over the wire, read with the checks Excel makes. Anything unreadable is InvalidArgument.

import { invalidArgument } from "./host-error.ts";
import type { HostObject, RangeAt } from "./host-object.ts";
import { isJsonObject, type Json, type JsonObject } from "./json.ts";

export class Arguments {
  readonly #values: readonly Json[];
  readonly #objects: readonly (HostObject | null)[];
  readonly #location: string;

  /** `objects[i]` is what the i-th argument refers to, or null where it is a plain value. */
  constructor(values: readonly Json[], objects: readonly (HostObject | null)[], location: string) {
    this.#values = values;
    this.#objects = objects;
    this.#location = location;
  }

  get location(): string {
    return this.#location;
  }

  json(at: number): Json {
    return this.#values[at] ?? null;
  }

  text(at: number): string {
    const value = this.#values[at];
    if (typeof value === "string" || typeof value === "number") return String(value);
    throw invalidArgument(this.#location);
  }

  optionalText(at: number): string | null {
    const value = this.#values[at];
    return typeof value === "string" && value !== "" ? value : null;
  }

  integer(at: number, otherwise?: number): number {
    const value = this.#values[at] ?? otherwise;
    if (typeof value === "number" && Number.isInteger(value)) return value;
    throw invalidArgument(this.#location);
  }

  flag(at: number): boolean {
    return this.#values[at] === true;
  }

  object(at: number): JsonObject | null {
    const value = this.#values[at];
    return isJsonObject(value) ? value : null;
  }

  /** The range given as argument (a proxy of the add-in's), or null when it is something else. */
  range(at: number): RangeAt | null {
    const object = this.#objects[at];
    return object?.type === "Range" ? object.it : null;
  }
}
