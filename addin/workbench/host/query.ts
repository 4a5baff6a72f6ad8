// Answers `load`: which scalars, which navigation, which page of a collection, in the shape the library reads back.

import type { HostError } from "./host-error.ts";
import type { Behind, HostObject, TypeName } from "./host-object.ts";
import type { Json } from "./json.ts";
import type { ObjectType, ObjectTypes } from "./object-type.ts";
import type { QueryInfo } from "./request.ts";

interface QueryScope {
  readonly types: ObjectTypes;
  readonly missing: (location: string) => HostError;
  readonly referenceId: (object: HostObject) => string | undefined;
}

/** The member of that name, letter case aside: wire names are PascalCase, `load` paths are what the caller typed. */
export const memberOf = <T>(members: Readonly<Record<string, T>> | undefined, name: string): T | undefined => {
  if (!members) return undefined;
  if (Object.hasOwn(members, name)) return members[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(members).find((member) => member.toLowerCase() === wanted);
  return key === undefined ? undefined : members[key];
};

const typeOf = <K extends TypeName>(types: ObjectTypes, object: HostObject<K>): ObjectType<Behind[K]> => types[object.type];

/** `a,b/c,b/d` → a: [], b: [c, d]; names in lower case. */
const selection = ({ Select = [], Expand = [] }: QueryInfo): Map<string, string[]> => {
  const wanted = new Map<string, string[]>();
  for (const path of [...Select, ...Expand]) {
    // `areas/items/rowIndex` names the members of the items, which is what a collection is asked for anyway.
    const [head = "", ...rest] = path.split(/[/.]/).filter((step) => step.toLowerCase() !== "items");
    if (head === "") continue;
    const nested = wanted.get(head.toLowerCase()) ?? [];
    if (rest.length > 0) nested.push(rest.join("/"));
    wanted.set(head.toLowerCase(), nested);
  }
  return wanted;
};

const ALWAYS = new Set(["id", "_id"]);

/** `asJson`: names in camelCase, as `retrieve` wants them. */
export const query = (scope: QueryScope, object: HostObject, info: QueryInfo, asJson: boolean): Json => {
  const wanted = selection(info);
  const everything = (info.Select ?? []).length === 0 || wanted.has("*");
  const key = (name: string): string => (asJson ? name.charAt(0).toLowerCase() + name.slice(1) : name);

  const scalars = (of: HostObject, all: boolean): Record<string, Json> => {
    const answer: Record<string, Json> = {};
    for (const [name, read] of Object.entries(typeOf(scope.types, of).get ?? {})) {
      const lower = name.toLowerCase();
      if (all || wanted.has(lower) || ALWAYS.has(lower)) answer[key(name)] = read(of.it);
    }
    const reference = scope.referenceId(of);
    return reference === undefined ? answer : { ...answer, _ReferenceId: reference };
  };

  const one = (of: HostObject): Record<string, Json> => {
    const answer = scalars(of, everything);
    const { nav, get } = typeOf(scope.types, of);
    for (const [name, nested] of wanted) {
      if (name === "*" || name === "isnullobject" || memberOf(get, name)) continue;
      const follow = memberOf(nav, name);
      const own = Object.keys(nav ?? {}).find((member) => member.toLowerCase() === name);
      if (!follow || own === undefined) throw scope.missing(`${of.type}.${name}`);
      const child = follow(of.it);
      answer[key(own)] = child && query(scope, child, { Select: nested }, asJson);
    }
    return answer;
  };

  const { items } = typeOf(scope.types, object);
  if (!items) return one(object);
  const list = items(object.it);
  const skip = info.Skip ?? 0;
  const page = list.slice(skip, info.Top ? skip + info.Top : undefined);
  return {
    ...scalars(object, true),
    [asJson ? "items" : "_Items"]: page.map((item, i) => ({ _Index: skip + i, ...one(item) })),
  };
};
