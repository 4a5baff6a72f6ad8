// Reads an XML document strictly into a tree, in document order, in Node and in the browser alike. Takes no document type and no
// processing instructions but the declaration; resolves nothing outside the text.

export interface XmlNode {
  /** As written, prefix included. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** Character data directly inside, trimmed. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The text is not well-formed XML. */
export class XmlError extends Error {
  readonly line: number;

  constructor(reason: string, line: number) {
    super(reason);
    this.line = line;
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

const NAME = "[\\p{L}_][\\p{L}\\p{N}_.:-]*";
const TOKEN = new RegExp(
  `<!--(?:(?!--)[\\s\\S])*-->|<\\?xml\\s[^?]*\\?>|</(?<end>${NAME})\\s*>|<(?<start>${NAME})(?<attributes>(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(?<empty>/?)>|(?<text>[^<]+)`,
  "uy",
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "gu");

interface OpenNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  readonly line: number;
  text: string;
}

/** The document element. @throws XmlError */
export function readXml(source: string): XmlNode {
  const text = source.replace(/^\uFEFF/, "");
  const document = opened("", new Map(), 1);
  const open: OpenNode[] = [document];
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const line = lineAt(text, at);
    if (match === null) throw new XmlError("not XML here", line);
    take(match.groups ?? {}, open, document, line);
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined && unclosed !== document) throw new XmlError(`<${unclosed.name}> is not closed`, unclosed.line);
  const [root, second] = document.children;
  if (root === undefined) throw new XmlError("no element", 1);
  if (second !== undefined) throw new XmlError("a second document element", second.line);
  return root;
}

/** Takes one token into the innermost open node. */
function take(groups: Readonly<Record<string, string | undefined>>, open: OpenNode[], document: OpenNode, line: number): void {
  const { end, start, attributes = "", empty, text } = groups;
  const parent = open.at(-1) ?? document;
  if (text !== undefined) {
    if (parent === document && text.trim() !== "") throw new XmlError("text outside the document element", line);
    parent.text += decoded(text, line);
  } else if (start !== undefined) {
    const node = opened(start, readAttributes(attributes, line), line);
    if (empty === "/") parent.children.push(closed(node));
    else open.push(node);
  } else if (end !== undefined) {
    if (parent === document || parent.name !== end) throw new XmlError(`</${end}> closes nothing`, line);
    open.pop();
    (open.at(-1) ?? document).children.push(closed(parent));
  }
}

function opened(name: string, attributes: ReadonlyMap<string, string>, line: number): OpenNode {
  return { name, attributes, children: [], line, text: "" };
}

function closed({ text, ...node }: OpenNode): XmlNode {
  return { ...node, text: text.trim() };
}

function readAttributes(source: string, line: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of source.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new XmlError(`attribute ${name} given twice`, line);
    attributes.set(name, decoded(double ?? single ?? "", line));
  }
  return attributes;
}

function decoded(text: string, line: number): string {
  return text.replace(/&(?:#x([\da-fA-F]+);|#(\d+);|(\w+);)?/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    const character = ENTITIES.get(name ?? "");
    if (character === undefined) throw new XmlError(`${whole} is no entity`, line);
    return character;
  });
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) line += 1;
  return line;
}
