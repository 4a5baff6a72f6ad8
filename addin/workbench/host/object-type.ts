// How an office.js type is described to the batch processor: its scalars, its navigation, its methods. Holds no behaviour.

import type { Arguments } from "./arguments.ts";
import type { Behind, HostObject, TypeName } from "./host-object.ts";
import type { Json } from "./json.ts";

export interface ObjectType<T> {
  readonly get?: Readonly<Record<string, (it: T) => Json>>;
  readonly set?: Readonly<Record<string, (it: T, value: Json) => void>>;
  readonly nav?: Readonly<Record<string, (it: T) => HostObject | null>>;
  /** Methods that answer an object; null is the null object. */
  readonly call?: Readonly<Record<string, (it: T, given: Arguments) => HostObject | null>>;
  /** Methods that answer a value. */
  readonly run?: Readonly<Record<string, (it: T, given: Arguments) => Json>>;
  /** Methods that do something and answer nothing. */
  readonly act?: Readonly<Record<string, (it: T, given: Arguments) => void>>;
  /** A collection's indexer by id or name; null when there is no such item. */
  readonly item?: (it: T, key: string) => HostObject | null;
  readonly items?: (it: T) => readonly HostObject[];
  /** Addressed by reference id after the batch, as ranges are. */
  readonly tracked?: boolean;
}

export type ObjectTypes = { readonly [K in TypeName]: ObjectType<Behind[K]> };
