// A faultless workbook of any size, 35 columns wide, for the benches: applications with their scores.
import { type CellObject, utils, type WorkSheet, write } from "@e965/xlsx";
import { cellAddress } from "../../addin/mapping/address.ts";
import { aliases } from "../../addin/mapping/aliases.ts";
import { drawFrom } from "../policy/invented-studios.ts";
import { makeRound, type Plain } from "../workbooks/round.ts";

const dropped = new Set([
  "score6",
  "score7",
  "remark",
  "photos",
  "videoMinutes",
  "hostType",
  "township",
  "docEvidence",
  "payeeBank",
]);

/** So that no score column has to be left out. */
const seedOfFiveExperts = 5;

const headerOf = (field: string): string => {
  const words: Readonly<Record<string, string>> = { ...aliases.scores, ...aliases.applications };
  return /^score\d$/.test(field) ? `专家${field.slice(5)}` : (words[field]?.split(" ")[0] ?? field);
};

const cellOf = (plain: Plain): CellObject => {
  switch (plain.kind) {
    case "number":
      return { t: "n", v: plain.number };
    case "yuan":
      return { t: "n", v: plain.yuan };
    case "date":
      return { t: "s", v: plain.date };
    case "yesNo":
      return { t: "s", v: plain.yes ? "是" : "否" };
    case "word":
      return { t: "s", v: plain.words[0] ?? "" };
    default:
      return { t: "s", v: plain.text };
  }
};

/** The workbook's bytes and its number of columns. */
export function largeRound(size: number): { readonly bytes: Uint8Array; readonly columns: number } {
  const round = makeRound(drawFrom(seedOfFiveExperts), size);
  const rows = round.applications.map((application, index) => ({ ...application, ...round.scores[index] }));
  const fields = Object.keys(rows[0] ?? {})
    .filter((field) => !dropped.has(field))
    .slice(0, 35);
  const sheet: WorkSheet = {};
  fields.forEach((field, column) => {
    sheet[cellAddress(0, column)] = { t: "s", v: headerOf(field) };
    rows.forEach((row, index) => {
      const plain = new Map(Object.entries(row)).get(field);
      if (plain !== null && plain !== undefined) sheet[cellAddress(index + 1, column)] = cellOf(plain);
    });
  });
  sheet["!ref"] = `A1:${cellAddress(rows.length, fields.length - 1)}`;
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "申报汇总");
  return { bytes: write(book, { type: "buffer", bookType: "xlsx", compression: true }), columns: fields.length };
}
