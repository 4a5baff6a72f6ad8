// xl/styles.xml: the cell styles and the differential formats of conditional formatting, read, and new ones appended.
// Existing entries are never altered or renumbered.

import { PLAIN_STYLE, type Style } from "../model/styles.ts";
import { XML_PROLOG } from "./package-parts.ts";
import { childElements, decodeText, firstChild, rootElement, writeElement, type XmlElement } from "./xml.ts";

/** Built-in number formats by id (ECMA-376 18.8.30), in the notation office.js answers; the rest are locale ones. */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: "m-d-yy",
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  37: "#,##0 ;(#,##0)",
  38: "#,##0 ;[Red](#,##0)",
  39: "#,##0.00;(#,##0.00)",
  40: "#,##0.00;[Red](#,##0.00)",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mmss.0",
  48: "##0.0E+0",
  49: "@",
  50: 'yyyy"年"m"月"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

const section = (root: XmlElement, name: string): XmlElement[] => childElements(firstChild(root.inner, name)?.inner ?? "");

const isOn = (element: XmlElement | null): boolean =>
  element !== null && element.attributes["val"] !== "0" && element.attributes["val"] !== "false";

/** `#RRGGBB`, or null for automatic and theme colours, which are kept in the file and not shown. */
const colorOf = (element: XmlElement | null): string | null => {
  const rgb = element?.attributes["rgb"];
  return rgb && rgb.length >= 6 ? `#${rgb.slice(-6).toUpperCase()}` : null;
};

const fillColor = (fill: XmlElement | undefined): string | null => {
  const pattern = firstChild(fill?.inner ?? "", "patternFill");
  if (!pattern || pattern.attributes["patternType"] === "none") return null;
  return colorOf(firstChild(pattern.inner, "fgColor"));
};

const capital = (word: string | undefined, otherwise: string): string =>
  word ? word.charAt(0).toUpperCase() + word.slice(1) : otherwise;

const numberFormats = (root: XmlElement): Map<number, string> =>
  new Map(
    section(root, "numFmts").map(({ attributes }) => [
      Number(attributes["numFmtId"]),
      decodeText(attributes["formatCode"] ?? "General"),
    ]),
  );

/** The styles of `cellXfs`, in the file's order. */
export const readStyles = (xml: string): Style[] => {
  const root = rootElement(xml);
  const formats = numberFormats(root);
  const fonts = section(root, "fonts");
  const fills = section(root, "fills");
  return section(root, "cellXfs").map(({ attributes, inner }, base) => {
    const font = fonts[Number(attributes["fontId"] ?? 0)]?.inner ?? "";
    const alignment = firstChild(inner, "alignment")?.attributes ?? {};
    const id = Number(attributes["numFmtId"] ?? 0);
    return {
      ...PLAIN_STYLE,
      base,
      numberFormat: formats.get(id) ?? BUILT_IN[id] ?? "General",
      fill: fillColor(fills[Number(attributes["fillId"] ?? 0)]),
      fontName: firstChild(font, "name")?.attributes["val"] ?? PLAIN_STYLE.fontName,
      fontSize: Number(firstChild(font, "sz")?.attributes["val"] ?? PLAIN_STYLE.fontSize),
      fontColor: colorOf(firstChild(font, "color")) ?? PLAIN_STYLE.fontColor,
      bold: isOn(firstChild(font, "b")),
      italic: isOn(firstChild(font, "i")),
      horizontal: capital(alignment["horizontal"], "General"),
      vertical: capital(alignment["vertical"], "Bottom"),
      wrap: alignment["wrapText"] === "1" || alignment["wrapText"] === "true",
      locked: firstChild(inner, "protection")?.attributes["locked"] !== "0",
    };
  });
};

export interface DifferentialFormat {
  readonly fill: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
}

export const readDifferentialFormats = (xml: string): DifferentialFormat[] =>
  section(rootElement(xml), "dxfs").map(({ inner }) => {
    const pattern = firstChild(firstChild(inner, "fill")?.inner ?? "", "patternFill")?.inner ?? "";
    const font = firstChild(inner, "font");
    return {
      fill: colorOf(firstChild(pattern, "bgColor")) ?? colorOf(firstChild(pattern, "fgColor")),
      fontColor: colorOf(firstChild(font?.inner ?? "", "color")),
      bold: font && firstChild(font.inner, "b") ? isOn(firstChild(font.inner, "b")) : null,
    };
  });

const argb = (color: string): string => `FF${color.replace("#", "").toUpperCase()}`;

const writeFont = (style: Style): string =>
  `<font>${style.bold ? "<b/>" : ""}${style.italic ? "<i/>" : ""}<sz val="${style.fontSize}"/>${writeElement("color", { rgb: argb(style.fontColor) })}${writeElement("name", { val: style.fontName })}</font>`;

const THIN_BORDER = `<border>${["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join("")}<diagonal/></border>`;

const writeDxf = ({ fill, fontColor, bold }: DifferentialFormat): string => {
  const inFont = `${bold === null ? "" : `<b val="${bold ? 1 : 0}"/>`}${fontColor === null ? "" : writeElement("color", { rgb: argb(fontColor) })}`;
  const font = inFont && `<font>${inFont}</font>`;
  const color = fill && writeElement("bgColor", { rgb: argb(fill) });
  return `<dxf>${font}${color ? `<fill><patternFill patternType="solid">${color}</patternFill></fill>` : ""}</dxf>`;
};

/** Appends styles and differential formats to a styles part and writes it out again when there was something to append. */
export class StylesWriter {
  readonly #root: XmlElement & { readonly prolog: string };
  readonly #added = new Map<string, string[]>();
  readonly #dxfs = new Map<string, number>();
  readonly #xml: string;

  constructor(xml: string) {
    this.#xml = xml;
    this.#root = rootElement(xml);
  }

  /** Index of a new cell style derived from the file's style it is based on. */
  addStyle(style: Style, fromFile: readonly Style[]): number {
    const original = fromFile[style.base ?? 0] ?? PLAIN_STYLE;
    const xf = section(this.#root, "cellXfs")[style.base ?? 0];
    const attributes: Record<string, string | number> = {
      numFmtId: 0,
      fontId: 0,
      fillId: 0,
      borderId: 0,
      xfId: 0,
      ...xf?.attributes,
    };
    if (style.numberFormat !== original.numberFormat) {
      attributes["numFmtId"] = this.#formatId(style.numberFormat);
      attributes["applyNumberFormat"] = 1;
    }
    const fontFields = ["fontName", "fontSize", "fontColor", "bold", "italic"] as const;
    if (fontFields.some((field) => style[field] !== original[field])) {
      attributes["fontId"] = this.#append("fonts", writeFont(style));
      attributes["applyFont"] = 1;
    }
    if (style.fill !== original.fill) {
      const color = style.fill && `<fgColor rgb="${argb(style.fill)}"/>`;
      const fill = color ? `<fill><patternFill patternType="solid">${color}</patternFill></fill>` : null;
      attributes["fillId"] = fill === null ? 0 : this.#append("fills", fill);
      attributes["applyFill"] = 1;
    }
    if (style.border !== original.border) {
      attributes["borderId"] = style.border ? this.#append("borders", THIN_BORDER) : 0;
      attributes["applyBorder"] = 1;
    }
    // Without these some readers leave alignment and protection as the named style has them.
    if (!sameAlignment(style, original)) attributes["applyAlignment"] = 1;
    if (style.locked !== original.locked) attributes["applyProtection"] = 1;
    const inner = alignmentOf(style, original, xf) + protectionOf(style, original, xf);
    return this.#append("cellXfs", writeElement("xf", attributes, inner));
  }

  /** Index of a differential format, an existing one where it was added before. */
  addDifferentialFormat(format: DifferentialFormat): number {
    const xml = writeDxf(format);
    const known = this.#dxfs.get(xml);
    if (known !== undefined) return known;
    const index = this.#append("dxfs", xml);
    this.#dxfs.set(xml, index);
    return index;
  }

  /** The part's text: untouched when nothing was added. */
  toXml(): string {
    if (this.#added.size === 0) return this.#xml;
    const children = childElements(this.#root.inner);
    const written = new Set<string>();
    const parts = ORDER.flatMap((name) => {
      const own = children.filter((child) => child.name === name);
      const added = this.#added.get(name);
      written.add(name);
      if (!added) return own.map(({ outer }) => outer);
      const before = own[0] ? childElements(own[0].inner) : [];
      const inner = before.map(({ outer }) => outer).join("") + added.join("");
      return [writeElement(name, { ...own[0]?.attributes, count: before.length + added.length }, inner)];
    });
    const others = children.filter(({ name }) => !written.has(name)).map(({ outer }) => outer);
    const opening = writeElement(this.#root.name, this.#root.attributes, " ").replace(` </${this.#root.name}>`, "");
    return `${this.#root.prolog || XML_PROLOG}${opening}${[...parts, ...others].join("")}</${this.#root.name}>`;
  }

  #append(name: string, xml: string): number {
    const added = this.#added.get(name) ?? [];
    const at = added.indexOf(xml);
    const before = section(this.#root, name).length;
    if (at >= 0) return before + at;
    this.#added.set(name, [...added, xml]);
    return before + added.length;
  }

  #formatId(code: string): number {
    const builtIn = Object.entries(BUILT_IN).find(([, known]) => known === code);
    if (builtIn) return Number(builtIn[0]);
    for (const [id, known] of numberFormats(this.#root)) if (known === code) return id;
    const added = (this.#added.get("numFmts") ?? []).map((xml) => rootElement(xml).attributes);
    const same = added.find(({ formatCode }) => formatCode === code);
    if (same) return Number(same["numFmtId"]);
    const ids = [...numberFormats(this.#root).keys(), ...added.map(({ numFmtId }) => Number(numFmtId)), 163];
    const id = Math.max(...ids) + 1;
    this.#append("numFmts", writeElement("numFmt", { numFmtId: id, formatCode: code }));
    return id;
  }
}

/** Order of the style sheet's children (ECMA-376 18.8.39). */
const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

const sameAlignment = (one: Style, other: Style): boolean =>
  one.horizontal === other.horizontal && one.vertical === other.vertical && one.wrap === other.wrap;

const alignmentOf = (style: Style, original: Style, xf: XmlElement | undefined): string => {
  const own = firstChild(xf?.inner ?? "", "alignment");
  if (sameAlignment(style, original)) return own?.outer ?? "";
  return writeElement("alignment", {
    ...own?.attributes,
    horizontal: style.horizontal.charAt(0).toLowerCase() + style.horizontal.slice(1),
    vertical: style.vertical.toLowerCase(),
    wrapText: style.wrap ? 1 : 0,
  });
};

const protectionOf = (style: Style, original: Style, xf: XmlElement | undefined): string => {
  const own = firstChild(xf?.inner ?? "", "protection");
  return style.locked === original.locked
    ? (own?.outer ?? "")
    : writeElement("protection", { ...own?.attributes, locked: style.locked ? 1 : 0 });
};

/** The least a workbook needs. */
export const EMPTY_STYLES = `${XML_PROLOG}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;
