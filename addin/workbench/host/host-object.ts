// What stands behind an object of each office.js type in the model. Data only; how a type behaves is object-type.ts.

import type { Area } from "../../mapping/snapshot.ts";
import type { Book, Comment, DefinedName, Table } from "../model/book.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Json } from "./json.ts";

export interface RangeAt {
  readonly sheet: Sheet;
  readonly area: Area;
}

export interface AreasAt {
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

export interface FormatAt {
  readonly sheet: Sheet;
  readonly id: string;
}

/** What stands behind an object of each type; the type's name is the library's. */
export interface Behind {
  AddinInternalService: Book;
  AppRuntimeService: Book;
  Application: Book;
  Comment: Comment;
  CommentCollection: Sheet | null;
  ConditionalFormat: FormatAt;
  ConditionalFormatCollection: AreasAt;
  ConditionalFormatRule: FormatAt;
  ConditionalRangeFill: FormatAt;
  ConditionalRangeFont: FormatAt;
  ConditionalRangeFormat: FormatAt;
  CustomConditionalFormat: FormatAt;
  CustomXmlPart: string;
  CustomXmlPartCollection: Book;
  CustomXmlPartScopedCollection: string;
  FormatProtection: RangeAt;
  FunctionResult: Json;
  Functions: Book;
  NamedItem: DefinedName;
  NamedItemCollection: Sheet | null;
  PageLayout: Sheet;
  Range: RangeAt;
  RangeAreas: AreasAt;
  RangeBorder: RangeAt;
  RangeBorderCollection: RangeAt;
  RangeCollection: AreasAt;
  RangeFill: RangeAt;
  RangeFont: RangeAt;
  RangeFormat: RangeAt;
  RangeSort: RangeAt;
  Runtime: Book;
  Setting: string;
  SettingCollection: Book;
  Table: Table;
  TableCollection: Sheet | null;
  Workbook: Book;
  WorkbookProtection: Book;
  Worksheet: Sheet;
  WorksheetCollection: Book;
  WorksheetFreezePanes: Sheet;
  WorksheetProtection: Sheet;
}

export type TypeName = keyof Behind;

export type HostObject<K extends TypeName = TypeName> = { [N in K]: { readonly type: N; readonly it: Behind[N] } }[K];
