// Defined names of the workbook or of one sheet.
// learn.microsoft.com/javascript/api/excel/excel.nameditem

import type { DefinedName } from "../../model/book.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Arguments } from "../arguments.ts";
import { itemAlreadyExists, itemNotFound } from "../host-error.ts";
import type { HostObject } from "../host-object.ts";
import { findRange, fullAddress, type HostState, rangeObject } from "../host-state.ts";
import type { ObjectType } from "../object-type.ts";

const inScope = ({ book }: HostState, sheet: Sheet | null): DefinedName[] =>
  book.names.filter(({ sheetId }) => sheetId === (sheet?.id ?? null));

const find = (state: HostState, sheet: Sheet | null, name: string): HostObject | null => {
  const it = inScope(state, sheet).find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  return it ? { type: "NamedItem", it } : null;
};

const reference = (state: HostState, { sheetId, formula }: DefinedName): HostObject<"Range"> | null => {
  const sheet = (sheetId === null ? undefined : state.book.sheet(sheetId)) ?? state.book.active;
  const range = findRange(state.book, sheet, formula.replace(/^=/, ""));
  return range && rangeObject(range.sheet, range.area);
};

const add = (state: HostState, sheet: Sheet | null, given: Arguments): HostObject => {
  const name = given.text(0);
  if (find(state, sheet, name)) throw itemAlreadyExists(given.location);
  const range = given.range(1);
  const formula = range ? `=${absolute(fullAddress(range))}` : given.text(1);
  const it: DefinedName = { name, sheetId: sheet?.id ?? null, formula, comment: given.optionalText(2) ?? "", visible: true };
  state.book.assign(state.book, "names", [...state.book.names, it]);
  return { type: "NamedItem", it };
};

const absolute = (address: string): string => {
  const at = address.lastIndexOf("!");
  const cells = address.slice(at + 1).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return address.slice(0, at + 1) + cells;
};

export const namedItemCollectionType = (state: HostState): ObjectType<Sheet | null> => ({
  items: (sheet) => inScope(state, sheet).map((it) => ({ type: "NamedItem", it })),
  item: (sheet, key) => find(state, sheet, key),
  call: {
    GetItemOrNullObject: (sheet, given) => find(state, sheet, given.text(0)),
    Add: (sheet, given) => add(state, sheet, given),
  },
  run: { GetCount: (sheet) => inScope(state, sheet).length },
});

/** Names are immutable in the model; one that changed is found again by name and scope. */
const current = (state: HostState, it: DefinedName): DefinedName => {
  const found = state.book.names.find(({ name, sheetId }) => name === it.name && sheetId === it.sheetId);
  if (!found) throw itemNotFound("NamedItem");
  return found;
};

const replace = (state: HostState, it: DefinedName, change: Partial<DefinedName>): void => {
  const before = current(state, it);
  state.book.assign(
    state.book,
    "names",
    state.book.names.map((name) => (name === before ? { ...before, ...change } : name)),
  );
};

export const namedItemType = (state: HostState): ObjectType<DefinedName> => ({
  get: {
    Name: ({ name }) => name,
    Formula: (it) => current(state, it).formula,
    Value: (it) => current(state, it).formula.replace(/^=/, ""),
    Visible: (it) => current(state, it).visible,
    Comment: (it) => current(state, it).comment,
    Scope: ({ sheetId }) => (sheetId === null ? "Workbook" : "Worksheet"),
    Type: (it) => (reference(state, current(state, it)) ? "Range" : "String"),
  },
  set: {
    Visible: (it, value) => replace(state, it, { visible: value === true }),
    Formula: (it, value) => replace(state, it, { formula: String(value) }),
    Comment: (it, value) => replace(state, it, { comment: String(value) }),
  },
  call: {
    GetRange: (it, given) => {
      const range = reference(state, current(state, it));
      if (!range) throw itemNotFound(given.location);
      return range;
    },
    GetRangeOrNullObject: (it) => reference(state, current(state, it)),
  },
  act: {
    Delete: (it) => {
      const gone = current(state, it);
      state.book.assign(
        state.book,
        "names",
        state.book.names.filter((name) => name !== gone),
      );
    },
  },
});
