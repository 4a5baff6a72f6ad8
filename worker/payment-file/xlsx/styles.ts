// The cell styles of payment files, by name: fonts, borders, number formats. Fixed, so that equal files are equal byte for byte.

/** In the order of `cellXfs`. */
const names = [
  "plain",
  "title",
  "note",
  "right",
  "header",
  "text",
  "centre",
  "amount",
  "total",
  "totalAmount",
  "code",
  "coverName",
  "coverText",
  "coverFoot",
] as const;
export type StyleName = (typeof names)[number];
const positions: ReadonlyMap<string, number> = new Map(names.map((name, position) => [name, position]));
export const styleNumber = (name: StyleName): number => positions.get(name) ?? 0;

const font = (size: number, bold: boolean, face = "宋体") =>
  `<font>${bold ? "<b/>" : ""}<sz val="${size}"/><name val="${face}"/><family val="3"/><charset val="134"/></font>`;
const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`;

interface Format {
  readonly font: 0 | 1 | 2 | 3 | 4;
  readonly boxed?: boolean;
  /** The text stands on a line, as on a form. */
  readonly underlined?: boolean;
  readonly horizontal: "left" | "center" | "right";
  /** 4 is `#,##0.00`, 49 text. */
  readonly number: 0 | 4 | 49;
  readonly wraps?: boolean;
}

const formats: Readonly<Record<StyleName, Format>> = {
  plain: { font: 0, horizontal: "left", number: 49 },
  title: { font: 1, horizontal: "center", number: 49 },
  note: { font: 0, horizontal: "left", number: 49, wraps: true },
  right: { font: 0, horizontal: "right", number: 49 },
  header: { font: 2, boxed: true, horizontal: "center", number: 49, wraps: true },
  text: { font: 0, boxed: true, horizontal: "left", number: 49, wraps: true },
  centre: { font: 0, boxed: true, horizontal: "center", number: 49, wraps: true },
  amount: { font: 0, boxed: true, horizontal: "right", number: 4 },
  total: { font: 2, boxed: true, horizontal: "left", number: 49, wraps: true },
  totalAmount: { font: 2, boxed: true, horizontal: "right", number: 4 },
  code: { font: 3, horizontal: "left", number: 49, wraps: true },
  coverName: { font: 4, horizontal: "left", number: 49 },
  coverText: { font: 4, underlined: true, horizontal: "left", number: 49, wraps: true },
  coverFoot: { font: 4, horizontal: "center", number: 49 },
};

/** Text stays text when its cell is edited: `quotePrefix` keeps `=1+1` from becoming a formula. */
function xf({ font: fontNumber, boxed = false, underlined = false, horizontal, number, wraps = false }: Format): string {
  const quote = number === 49 ? ' quotePrefix="1"' : "";
  const indent = boxed && horizontal !== "center" ? ' indent="1"' : "";
  const alignment = `<alignment horizontal="${horizontal}" vertical="center"${indent}${wraps ? ' wrapText="1"' : ""}/>`;
  return (
    `<xf numFmtId="${number}" fontId="${fontNumber}" fillId="0" borderId="${boxed ? 1 : underlined ? 2 : 0}" xfId="0"${quote} ` +
    `applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
  );
}

export const stylesXml =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<fonts count="5">${font(10, false)}${font(18, true, "黑体")}${font(10, true)}${font(8, false)}${font(12, false)}</fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border>` +
  `<border><left/><right/><top/>${side("bottom")}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${names.length}">${names.map((name) => xf(formats[name])).join("")}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
