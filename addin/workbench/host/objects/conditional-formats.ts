// Conditional formats: listing, adding and deleting rules. Only formula rules can be added; other kinds are kept untouched.
// learn.microsoft.com/javascript/api/excel/excel.conditionalformatcollection

import { intersection } from "../../model/areas.ts";
import type { ConditionalFormat } from "../../model/sheet.ts";
import { generalException, invalidArgument, itemNotFound } from "../host-error.ts";
import type { AreasAt, FormatAt, HostObject } from "../host-object.ts";
import { guardOption, type HostState, rangeObject } from "../host-state.ts";
import type { Json } from "../json.ts";
import type { ObjectType } from "../object-type.ts";

const within = ({ sheet, areas }: AreasAt): ConditionalFormat[] =>
  sheet.conditionalFormats.filter((format) => format.areas.some((own) => areas.some((area) => intersection(own, area))));

const current = ({ sheet, id }: FormatAt): ConditionalFormat => {
  const format = sheet.conditionalFormats.find((candidate) => candidate.id === id);
  if (!format) throw itemNotFound("ConditionalFormat");
  return format;
};

const asObject = (it: AreasAt, id: string): HostObject => ({ type: "ConditionalFormat", it: { sheet: it.sheet, id } });

const replace = (state: HostState, at: FormatAt, change: Partial<ConditionalFormat>): void => {
  guardOption(at.sheet, "allowFormatCells", "ConditionalFormat");
  const before = current(at);
  const after = { ...before, ...change, source: null };
  state.book.assign(
    at.sheet,
    "conditionalFormats",
    at.sheet.conditionalFormats.map((format) => (format === before ? after : format)),
  );
};

const text = (value: Json, location: string): string => {
  if (typeof value !== "string") throw invalidArgument(location);
  return value;
};

const find = (it: AreasAt, id: string): HostObject | null =>
  within(it).some((format) => format.id === id) ? asObject(it, id) : null;

export const conditionalFormatCollectionType = (state: HostState): ObjectType<AreasAt> => ({
  items: (it) => within(it).map(({ id }) => asObject(it, id)),
  item: find,
  call: {
    Add: (it, given) => {
      guardOption(it.sheet, "allowFormatCells", given.location);
      if (given.text(0) !== "Custom") throw generalException(given.location, "Only formula rules can be added here.");
      const id = state.book.newId();
      const fresh: ConditionalFormat = {
        id,
        kind: "Custom",
        areas: it.areas,
        formula: "",
        stopIfTrue: false,
        fill: null,
        fontColor: null,
        bold: null,
        source: null,
      };
      // A new rule takes the highest priority.
      state.book.assign(it.sheet, "conditionalFormats", [fresh, ...it.sheet.conditionalFormats]);
      return asObject(it, id);
    },
    GetItemOrNullObject: (it, given) => find(it, given.text(0)),
    GetItemAt: (it, given) => {
      const format = within(it)[given.integer(0)];
      if (!format) throw itemNotFound(given.location);
      return asObject(it, format.id);
    },
  },
  run: {
    GetCount: (it) => within(it).length,
  },
  act: {
    ClearAll: (it, given) => {
      guardOption(it.sheet, "allowFormatCells", given.location);
      const gone = new Set(within(it));
      state.book.assign(
        it.sheet,
        "conditionalFormats",
        it.sheet.conditionalFormats.filter((format) => !gone.has(format)),
      );
    },
  },
});

export const conditionalFormatType = (state: HostState): ObjectType<FormatAt> => ({
  get: {
    Id: ({ id }) => id,
    Type: (at) => current(at).kind,
    Priority: (at) => at.sheet.conditionalFormats.indexOf(current(at)),
    StopIfTrue: (at) => current(at).stopIfTrue,
  },
  set: {
    StopIfTrue: (at, value) => replace(state, at, { stopIfTrue: value === true }),
    Priority: (at, value) => {
      if (typeof value !== "number") throw invalidArgument("ConditionalFormat.priority");
      const format = current(at);
      const others = at.sheet.conditionalFormats.filter((candidate) => candidate !== format);
      state.book.assign(at.sheet, "conditionalFormats", [...others.slice(0, value), format, ...others.slice(value)]);
    },
  },
  nav: {
    Custom: (at) => ({ type: "CustomConditionalFormat", it: at }),
    CustomOrNullObject: (at) => (current(at).kind === "Custom" ? { type: "CustomConditionalFormat", it: at } : null),
  },
  call: {
    GetRange: (at) => {
      const [area] = current(at).areas;
      return area ? rangeObject(at.sheet, area) : null;
    },
    GetRangeOrNullObject: (at) => {
      const [area, second] = current(at).areas;
      return area && !second ? rangeObject(at.sheet, area) : null;
    },
    GetRanges: (at) => ({ type: "RangeAreas", it: { sheet: at.sheet, areas: current(at).areas } }),
  },
  act: {
    Delete: (at, given) => {
      guardOption(at.sheet, "allowFormatCells", given.location);
      const gone = current(at);
      state.book.assign(
        at.sheet,
        "conditionalFormats",
        at.sheet.conditionalFormats.filter((format) => format !== gone),
      );
    },
  },
});

export const customConditionalFormatType: ObjectType<FormatAt> = {
  nav: {
    Rule: (at) => ({ type: "ConditionalFormatRule", it: at }),
    Format: (at) => ({ type: "ConditionalRangeFormat", it: at }),
  },
};

export const conditionalFormatRuleType = (state: HostState): ObjectType<FormatAt> => ({
  get: { Formula: (at) => current(at).formula },
  set: { Formula: (at, value) => replace(state, at, { formula: text(value, "ConditionalFormatRule.formula") }) },
});

export const conditionalRangeFormatType: ObjectType<FormatAt> = {
  nav: {
    Fill: (at) => ({ type: "ConditionalRangeFill", it: at }),
    Font: (at) => ({ type: "ConditionalRangeFont", it: at }),
  },
};

export const conditionalRangeFillType = (state: HostState): ObjectType<FormatAt> => ({
  get: { Color: (at) => current(at).fill },
  set: { Color: (at, value) => replace(state, at, { fill: text(value, "ConditionalRangeFill.color").toUpperCase() }) },
});

export const conditionalRangeFontType = (state: HostState): ObjectType<FormatAt> => ({
  get: { Color: (at) => current(at).fontColor, Bold: (at) => current(at).bold },
  set: {
    Color: (at, value) => replace(state, at, { fontColor: text(value, "ConditionalRangeFont.color").toUpperCase() }),
    Bold: (at, value) => replace(state, at, { bold: value === true }),
  },
});
