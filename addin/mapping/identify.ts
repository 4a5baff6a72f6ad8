// What a sheet is as a whole: its tables and columns, whether another round's rows, whose ledger.
import type { Sheet } from "../../policy/dossier.ts";
import type { FieldKey, TableName } from "../../policy/records/fields.ts";
import { type Classified, ofOneRound } from "./classify.ts";
import { arabicNumerals, foldText } from "./fold.ts";
import type { Header } from "./header.ts";
import type { SheetIdentity } from "./read-sheet.ts";

/** The sheet's identity in the dossier. */
export function identify(
  name: string,
  index: number,
  header: Header,
  classified: Classified,
  roundYear: number | null,
): SheetIdentity {
  const columns = new Set<FieldKey>(classified.columns.map(({ field }) => field));
  if (columns.has("noticePeriod")) columns.add("noticeStart").add("noticeEnd");
  const long = columns.has("expert");
  const title = classified.own === "expenditures" && !columns.has("studioName") ? titleStudio(header) : null;
  const sheet: Sheet = {
    index,
    name,
    tables: new Set<TableName>(classified.tables),
    columns,
    experts: long ? [] : classified.columns.filter(({ field }) => field === "score").map((column) => column.header.text),
    knownRound:
      roundYear === null || !classified.tables.some((table) => ofOneRound.has(table))
        ? null
        : otherRound(name, header, roundYear),
    titleStudio: title?.studio ?? null,
  };
  return { sheet, titleCell: title?.cell ?? null };
}

/** When a sheet was filled in says nothing about its round. */
const filledIn = /填报时间|填表时间|填报日期|填表日期|制表时间|制表日期|报送时间|报送日期/;

/** The year of another round that the sheet's name or title bears; null where it bears none, or this round's too. */
function otherRound(name: string, header: Header, roundYear: number): number | null {
  const years = [...(foldText(name).match(/20\d\d/g) ?? [])].map(Number);
  const dated = new Set(header.titles.filter(({ text }) => filledIn.test(foldText(text))).map(({ row }) => row));
  for (const { text, row } of header.titles) {
    // The day may stand in the cell beside its label.
    if (dated.has(row)) continue;
    const line = arabicNumerals(foldText(text)).replace(/〔[^〕]*〕|\[[^\]]*\]/g, "");
    // A day (公示时间：2026年1月5日) is the day of something, and no round.
    for (const match of line.matchAll(/(20\d\d)年度?(?!\d{1,2}月\d{1,2}[日号])/g)) years.push(Number(match[1]));
  }
  return years.includes(roundYear) ? null : (years[0] ?? null);
}

const programmeName = /^(?:北京市?)?(?:大兴区?)?(?:20\d\d年度?)?(?:第.{1,3}[批届])?(?:区级)?首席技师工作室$/;

function titleStudio(header: Header): { studio: string; cell: { row: number; column: number } } | null {
  for (const { text, row, column } of header.titles) {
    const match = /^(?:工作室名称[:：])?\s*(?:20\d\d年度?)?(.*首席技师工作室)/.exec(text.trim());
    const studio = match?.[1]?.trim() ?? "";
    // 大兴区首席技师工作室 alone is the programme, not a studio.
    if (studio !== "" && !programmeName.test(foldText(studio))) return { studio, cell: { row, column } };
  }
  return null;
}
