// Document settings of the add-in, kept in the workbook as JSON.
// learn.microsoft.com/javascript/api/excel/excel.settingcollection

import type { Book } from "../../model/book.ts";
import { itemNotFound } from "../host-error.ts";
import type { HostState } from "../host-state.ts";
import type { Json } from "../json.ts";
import type { ObjectType } from "../object-type.ts";

const read = ({ book }: HostState, key: string): Json => {
  const stored = book.settings.get(key);
  if (stored === undefined) throw itemNotFound("Setting");
  // Only what `write` serialised is in there.
  const value: Json = JSON.parse(stored);
  return value;
};

const write = ({ book }: HostState, key: string, value: Json): void =>
  book.assign(book, "settings", new Map([...book.settings, [key, JSON.stringify(value)]]));

export const settingCollectionType = (state: HostState): ObjectType<Book> => ({
  items: ({ settings }) => [...settings.keys()].map((it) => ({ type: "Setting", it })),
  item: ({ settings }, key) => (settings.has(key) ? { type: "Setting", it: key } : null),
  call: {
    Add: (_book, given) => {
      write(state, given.text(0), given.json(1));
      return { type: "Setting", it: given.text(0) };
    },
    GetItemOrNullObject: ({ settings }, given) => (settings.has(given.text(0)) ? { type: "Setting", it: given.text(0) } : null),
  },
  run: { GetCount: ({ settings }) => settings.size },
});

export const settingType = (state: HostState): ObjectType<string> => ({
  get: { _Id: (key) => key, Key: (key) => key, Value: (key) => read(state, key) },
  set: { Value: (key, value) => write(state, key, value) },
  act: {
    Delete: (key) => {
      const { book } = state;
      book.assign(book, "settings", new Map([...book.settings].filter(([name]) => name !== key)));
    },
  },
});
