// Runs one rich API batch: resolves object paths, performs actions, answers queries. Knows the wire, and no Excel type by name.

import type { Book } from "../model/book.ts";
import { Arguments } from "./arguments.ts";
import { apiNotFound, generalException, HostError, invalidArgument, itemNotFound } from "./host-error.ts";
import type { Behind, HostObject, TypeName } from "./host-object.ts";
import { isJsonObject, type Json } from "./json.ts";
import type { ObjectType, ObjectTypes } from "./object-type.ts";
import { memberOf, query } from "./query.ts";
import type { Action, ArgumentInfo, BatchRequest, BatchResponse, ObjectPath } from "./request.ts";

interface Running {
  readonly request: BatchRequest;
  /** Object paths already resolved: a creating method runs once a batch. */
  readonly objects: Map<number, HostObject | null>;
  readonly traceIds: number[];
}

interface ProcessorHooks {
  /** A member the host does not have was asked for; `location` is `Type.Member`. */
  readonly onMissing: (location: string) => void;
  /** `_RegisterDataChangedEvent` and kin; false when the event is not known. */
  readonly onRegister: (object: HostObject, method: string) => boolean;
  /** Called before each action, so that a fault can be injected there. */
  readonly beforeAction: (index: number) => void;
  readonly onInternalError: (error: unknown) => void;
}

export class BatchProcessor {
  readonly #book: Book;
  readonly #types: ObjectTypes;
  readonly #hooks: ProcessorHooks;
  readonly #references = new Map<string, HostObject>();
  readonly #referenceIds = new WeakMap<object, string>();
  #referenceCount = 0;

  constructor(book: Book, types: ObjectTypes, hooks: ProcessorHooks) {
    this.#book = book;
    this.#types = types;
    this.#hooks = hooks;
  }

  /** References the add-in still holds: zero after every run that cleans up. */
  get heldReferences(): number {
    return this.#references.size;
  }

  #keep(object: HostObject): void {
    if (this.#referenceIds.has(object)) return;
    this.#referenceCount += 1;
    const id = `obj-${this.#referenceCount}`;
    this.#referenceIds.set(object, id);
    this.#references.set(id, object);
  }

  execute(request: BatchRequest): BatchResponse {
    const running: Running = { request, objects: new Map(), traceIds: [] };
    const results: { ActionId: number; Value: Json }[] = [];
    const traces = () => (running.traceIds.length > 0 ? { TraceIds: running.traceIds } : {});
    let index = 0;
    try {
      for (const action of request.Actions) {
        this.#hooks.beforeAction(index);
        results.push({ ActionId: action.Id, Value: this.#perform(running, action) });
        index += 1;
      }
      return { Results: results, ...traces() };
    } catch (error) {
      const refusal = error instanceof HostError ? error : generalException("", "There was an internal error.");
      if (refusal !== error) this.#hooks.onInternalError(error);
      return {
        Error: {
          Code: refusal.code,
          Message: refusal.message,
          Location: refusal.location,
          ActionIndex: index,
          HttpStatusCode: refusal.status,
        },
        ...traces(),
        ProcessedResults: { Results: results },
      };
    }
  }

  #perform(running: Running, action: Action): Json {
    if (action.ActionType === 5) {
      running.traceIds.push(action.Id);
      return null;
    }
    const object = this.#resolve(running, action.ObjectPathId);
    switch (action.ActionType) {
      case 1:
        return object && this.#identity(object);
      case 2:
      case 7:
        return object && query(this.#scope(), object, action.QueryInfo ?? {}, action.ActionType === 7);
      case 3:
        return object ? this.#invoke(running, object, action) : { _IsNull: true };
      case 4:
        return object ? this.#assign(object, action.Name, action.ArgumentInfo?.Arguments?.[0] ?? null) : { _IsNull: true };
      case 8:
        return null;
      case 9:
        if (!object) return { _IsNull: true };
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.#assign(object, name, value);
        return null;
      default:
        throw invalidArgument(`ActionType ${action.ActionType}`);
    }
  }

  #scope() {
    return {
      types: this.#types,
      missing: (location: string) => this.#missing(location),
      referenceId: (object: HostObject) => this.#referenceIds.get(object),
    };
  }

  #type<K extends TypeName>(object: HostObject<K>): ObjectType<Behind[K]> {
    return this.#types[object.type];
  }

  #missing(location: string): HostError {
    this.#hooks.onMissing(location);
    return apiNotFound(location);
  }

  #identity(object: HostObject): Json {
    const { get } = this.#type(object);
    const ids: Record<string, Json> = {};
    for (const name of ["Id", "_Id"]) {
      const read = get?.[name];
      if (read) ids[name] = read(object.it);
    }
    const reference = this.#referenceIds.get(object);
    return reference ? { ...ids, _ReferenceId: reference } : ids;
  }

  #invoke(running: Running, object: HostObject, { Name, ArgumentInfo }: Action): Json {
    const location = `${object.type}.${Name}`;
    const given = this.#arguments(running, ArgumentInfo, location);
    if (Name === "_KeepReference") {
      if (this.#type(object).tracked) this.#keep(object);
      return null;
    }
    if (Name === "_RemoveReference") {
      const id = given.text(0);
      const held = this.#references.get(id);
      if (held) this.#referenceIds.delete(held);
      this.#references.delete(id);
      return null;
    }
    if (/^_(?:Un)?[Rr]egister/.test(Name) && this.#hooks.onRegister(object, Name)) return null;
    const { run, act } = this.#type(object);
    const read = memberOf(run, Name);
    if (read) return read(object.it, given);
    const perform = memberOf(act, Name);
    if (!perform) throw this.#missing(location);
    perform(object.it, given);
    return null;
  }

  #assign(object: HostObject, name: string, value: Json): null {
    const { set, get } = this.#type(object);
    const member = memberOf(set, name);
    if (!member && memberOf(get, name)) throw invalidArgument(`${object.type}.${name}`);
    if (!member) throw this.#missing(`${object.type}.${name} (set)`);
    member(object.it, value);
    return null;
  }

  #resolve(running: Running, id: number): HostObject | null {
    const known = running.objects.get(id);
    if (known !== undefined) return known;
    const path = running.request.ObjectPaths[id];
    if (!path) throw invalidArgument("ObjectPath");
    const object = this.#follow(running, path);
    running.objects.set(id, object);
    return object;
  }

  #follow(running: Running, path: ObjectPath): HostObject | null {
    switch (path.ObjectPathType) {
      case 1:
        return { type: "Workbook", it: this.#book };
      case 2:
        if (path.Name === "Microsoft.AppRuntime.AppRuntimeService") return { type: "AppRuntimeService", it: this.#book };
        if (path.Name !== "Microsoft.InternalService.AddinInternalService") throw this.#missing(path.Name);
        return { type: "AddinInternalService", it: this.#book };
      case 6: {
        const held = this.#references.get(path.Name);
        if (!held) throw new HostError("InvalidReference", "This reference is not valid for the current operation.", 400, "");
        return held;
      }
      case 7:
        return null;
      default: {
        const parent = this.#resolve(running, path.ParentObjectPathId ?? 0);
        return parent && this.#child(running, parent, path);
      }
    }
  }

  #child(running: Running, parent: HostObject, path: ObjectPath): HostObject | null {
    const type = this.#type(parent);
    const location = `${parent.type}.${path.Name || "getItem"}`;
    if (path.ObjectPathType === 4) {
      const read = memberOf(type.nav, path.Name);
      if (!read) throw this.#missing(location);
      return read(parent.it);
    }
    const given = this.#arguments(running, path.ArgumentInfo, location);
    if (path.ObjectPathType === 5) {
      if (!type.item) throw this.#missing(location);
      const item = type.item(parent.it, given.text(0));
      if (!item) throw itemNotFound(location);
      return item;
    }
    const method = memberOf(type.call, path.Name);
    if (!method) throw this.#missing(location);
    return method(parent.it, given);
  }

  #arguments(running: Running, info: ArgumentInfo | undefined, location: string): Arguments {
    const values = info?.Arguments ?? [];
    const objects = values.map((value, i) => {
      const reference = info?.ReferencedObjectPathIds?.[i];
      if (typeof reference === "number" && reference > 0 && reference === value) return this.#resolve(running, reference);
      const inline = isJsonObject(value) ? value["_ObjectPathId"] : null;
      return typeof inline === "number" ? this.#resolve(running, inline) : null;
    });
    return new Arguments(values, objects, location);
  }
}
