// Protection of a sheet and of the workbook's structure.
// learn.microsoft.com/javascript/api/excel/excel.worksheetprotection

import type { Book } from "../../model/book.ts";
import type { Sheet } from "../../model/sheet.ts";
import { emitProtection } from "../events.ts";
import { accessDenied, invalidArgument } from "../host-error.ts";
import { guardStructure, type HostState } from "../host-state.ts";
import type { JsonObject } from "../json.ts";
import type { ObjectType } from "../object-type.ts";

const optionsOf = (given: JsonObject | null): Record<string, boolean | string> =>
  Object.fromEntries(
    Object.entries(given ?? {}).flatMap(([name, value]) =>
      typeof value === "boolean" || typeof value === "string" ? [[name, value]] : [],
    ),
  );

export const worksheetProtectionType = (state: HostState): ObjectType<Sheet> => ({
  get: {
    Protected: ({ protection }) => protection !== null,
    Options: ({ protection }) => protection?.options ?? null,
  },
  act: {
    Protect: (sheet, given) => {
      if (sheet.protection) throw accessDenied(given.location);
      const protection = { options: optionsOf(given.object(0)), password: given.optionalText(1) ?? "" };
      state.book.assign(sheet, "protection", protection);
      emitProtection(state, sheet);
    },
    Unprotect: (sheet, given) => {
      const password = sheet.protection?.password ?? "";
      if (password !== "" && password !== given.optionalText(0)) throw invalidArgument(given.location);
      state.book.assign(sheet, "protection", null);
      emitProtection(state, sheet);
    },
  },
});

export const workbookProtectionType = (state: HostState): ObjectType<Book> => ({
  get: { Protected: ({ protection }) => protection !== null },
  act: {
    Protect: (book, given) => {
      guardStructure(state, given.location);
      state.book.assign(book, "protection", given.optionalText(0) ?? "");
    },
    Unprotect: (book, given) => {
      if (book.protection && book.protection !== given.optionalText(0)) throw invalidArgument(given.location);
      state.book.assign(book, "protection", null);
    },
  },
});
