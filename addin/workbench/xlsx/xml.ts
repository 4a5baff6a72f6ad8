// Just enough XML to read and rewrite the parts of an .xlsx file: elements are found and cut out as text, so that whatever is
// not understood is written back character by character. Not a validating parser; knows no namespaces.

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between the tags, as written. */
  readonly inner: string;
  /** The whole element, as written. */
  readonly outer: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
        if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
        if (decimal) return String.fromCodePoint(Number(decimal));
        return ENTITIES[name ?? ""] ?? whole;
      })
    : text;

/** Character data as Excel writes it: entities, and `_x000D_` for what XML cannot hold. */
export const decodeText = (text: string): string => {
  const plain = decodeEntities(text.replaceAll("\r\n", "\n"));
  if (!plain.includes("_x")) return plain;
  return plain.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
};

const escapeControl = (c: string): string =>
  c === "\n" || c === "\t" ? c : `_x${c.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`;

export const encodeText = (text: string): string =>
  text
    .replace(/_(?=x[\da-fA-F]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\p{Cc}/gu, escapeControl);

const encodeAttribute = (text: string): string =>
  encodeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");

export const parseAttributes = (text: string): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const [, name = "", double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[name] = decodeEntities(double ?? single ?? "");
  }
  return attributes;
};

const writeAttributes = (attributes: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${encodeAttribute(String(value))}"`))
    .join("");

export const writeElement = (
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inner = "",
): string =>
  inner === "" ? `<${name}${writeAttributes(attributes)}/>` : `<${name}${writeAttributes(attributes)}>${inner}</${name}>`;

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^'">])*?)(\/?)>/g;

/** The elements directly inside `inner`, in order. */
export const childElements = (inner: string): XmlElement[] => {
  const found: XmlElement[] = [];
  let depth = 0;
  let open: { name: string; attributes: string; start: number; innerStart: number } | null = null;
  for (const match of inner.matchAll(TOKEN)) {
    const [token, closing, name, attributes = "", selfClosing] = match;
    if (name === undefined) continue;
    const end = match.index + token.length;
    if (closing) {
      depth -= 1;
      if (depth === 0 && open) {
        const { start, innerStart } = open;
        found.push({
          name: open.name,
          attributes: parseAttributes(open.attributes),
          inner: inner.slice(innerStart, match.index),
          outer: inner.slice(start, end),
        });
        open = null;
      }
    } else if (selfClosing) {
      if (depth === 0) found.push({ name, attributes: parseAttributes(attributes), inner: "", outer: token });
    } else {
      if (depth === 0) open = { name, attributes, start: match.index, innerStart: end };
      depth += 1;
    }
  }
  return found;
};

/** The document element, with everything before it. */
export const rootElement = (xml: string): XmlElement & { readonly prolog: string } => {
  const [root] = childElements(xml);
  if (!root) throw new Error("The part holds no XML element.");
  return { ...root, prolog: xml.slice(0, xml.indexOf(root.outer)) };
};

export const childrenNamed = (inner: string, name: string): XmlElement[] =>
  childElements(inner).filter((element) => element.name === name);

export const firstChild = (inner: string, name: string): XmlElement | null =>
  childElements(inner).find((element) => element.name === name) ?? null;

/** The opening tag of an element, as written. */
export const openingTag = ({ outer, inner, name }: XmlElement): string =>
  inner === ""
    ? outer.replace(/\/>$/, ">").replace(`</${name}>`, "")
    : outer.slice(0, outer.indexOf(">", firstTagEnd(outer)) + 1);

/** Index to search the `>` of the opening tag from: past any `>` inside attribute values. */
const firstTagEnd = (outer: string): number => {
  let quote = "";
  for (let i = 0; i < outer.length; i += 1) {
    const c = outer.charAt(i);
    if (quote) quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === ">") return i;
  }
  return 0;
};
