// The parts of an .xlsx package: the zip, its content types and relationships. Knows no sheet and no cell.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { childElements, rootElement, writeElement } from "./xml.ts";

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Full part name for internal targets (`xl/worksheets/sheet1.xml`), else the target as written. */
  readonly target: string;
  readonly external: boolean;
}

const CONTENT_TYPES = "[Content_Types].xml";

const resolveTarget = (owner: string, target: string): string => {
  if (target.startsWith("/")) return target.slice(1);
  const steps = owner.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
};

const relationshipsPart = (owner: string): string => {
  const at = owner.lastIndexOf("/") + 1;
  return `${owner.slice(0, at)}_rels/${owner.slice(at)}.rels`;
};

const PREFIXED = /<([A-Za-z]\w*):(?:worksheet|workbook|styleSheet|sst|table|Types|Relationships)[\s>]/;

/** Some programs write `<x:worksheet>`: the same element as `<worksheet>`, which is how it is read, and written if changed. */
const withoutPrefix = (xml: string): string => {
  const prefix = PREFIXED.exec(xml.slice(0, 2000))?.[1];
  if (prefix === undefined) return xml;
  return xml.replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</").replace(`xmlns:${prefix}=`, "xmlns=");
};

export class PackageParts {
  readonly #parts: Map<string, Uint8Array>;

  constructor(parts: Map<string, Uint8Array>) {
    this.#parts = parts;
  }

  /** Throws when the bytes are no zip. */
  static fromZip(bytes: Uint8Array): PackageParts {
    return new PackageParts(new Map(Object.entries(unzipSync(bytes))));
  }

  toZip(): Uint8Array {
    return zipSync(Object.fromEntries(this.#parts), { level: 6, mtime: new Date(1980, 1, 1) });
  }

  copy(): PackageParts {
    return new PackageParts(new Map(this.#parts));
  }

  names(): string[] {
    return [...this.#parts.keys()];
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  text(name: string): string | null {
    const bytes = this.#parts.get(name);
    return bytes ? withoutPrefix(strFromU8(bytes).replace(/^\uFEFF/, "")) : null;
  }

  write(name: string, text: string): void {
    this.#parts.set(name, strToU8(text));
  }

  /** Removes a part, its relationships and its content type. */
  remove(name: string): void {
    this.#parts.delete(name);
    this.#parts.delete(relationshipsPart(name));
    this.#editContentTypes((types) =>
      types.filter(({ attributes }) => attributes["PartName"] !== `/${name}`).map((t) => t.outer),
    );
  }

  /** A part name not taken yet: `xl/worksheets/sheet4.xml`. */
  freeName(prefix: string, suffix: string): string {
    let number = 1;
    while (this.#parts.has(`${prefix}${number}${suffix}`)) number += 1;
    return `${prefix}${number}${suffix}`;
  }

  setContentType(name: string, contentType: string): void {
    const override = writeElement("Override", { PartName: `/${name}`, ContentType: contentType });
    this.#editContentTypes((types) => [
      ...types.filter(({ attributes }) => attributes["PartName"] !== `/${name}`).map(({ outer }) => outer),
      override,
    ]);
  }

  relationships(owner: string): Relationship[] {
    const xml = this.text(relationshipsPart(owner));
    if (xml === null) return [];
    return childElements(rootElement(xml).inner).map(({ attributes }) => {
      const external = attributes["TargetMode"] === "External";
      const target = attributes["Target"] ?? "";
      const id = attributes["Id"] ?? "";
      return { id, type: attributes["Type"] ?? "", target: external ? target : resolveTarget(owner, target), external };
    });
  }

  /** Adds a relationship to a part, addressed from the package's root; answers its id. */
  relate(owner: string, type: string, target: string): string {
    const known = this.relationships(owner);
    let number = known.length + 1;
    while (known.some(({ id }) => id === `rId${number}`)) number += 1;
    const id = `rId${number}`;
    const part = relationshipsPart(owner);
    const root = rootElement(this.text(part) ?? EMPTY_RELATIONSHIPS);
    const added = writeElement("Relationship", { Id: id, Type: type, Target: `/${target}` });
    this.write(part, `${XML_PROLOG}<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}">${root.inner}${added}</Relationships>`);
    return id;
  }

  unrelate(owner: string, target: string): void {
    const gone = new Set(this.relationships(owner).flatMap((r) => (r.target === target ? [r.id] : [])));
    const part = relationshipsPart(owner);
    const xml = this.text(part);
    if (xml === null || gone.size === 0) return;
    const kept = childElements(rootElement(xml).inner).filter(({ attributes }) => !gone.has(attributes["Id"] ?? ""));
    const inner = kept.map(({ outer }) => outer).join("");
    this.write(part, `${XML_PROLOG}<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}">${inner}</Relationships>`);
  }

  #editContentTypes(edit: (types: ReturnType<typeof childElements>) => string[]): void {
    const xml = this.text(CONTENT_TYPES) ?? `${XML_PROLOG}<Types xmlns="${CONTENT_TYPES_NAMESPACE}"/>`;
    const inner = edit(childElements(rootElement(xml).inner)).join("");
    this.write(CONTENT_TYPES, `${XML_PROLOG}<Types xmlns="${CONTENT_TYPES_NAMESPACE}">${inner}</Types>`);
  }
}

export const XML_PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CONTENT_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";
const EMPTY_RELATIONSHIPS = `<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}"/>`;

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Relationship types by what they lead to. */
export const RELATION = {
  workbook: `${OFFICE}/officeDocument`,
  worksheet: `${OFFICE}/worksheet`,
  sharedStrings: `${OFFICE}/sharedStrings`,
  styles: `${OFFICE}/styles`,
  theme: `${OFFICE}/theme`,
  table: `${OFFICE}/table`,
  comments: `${OFFICE}/comments`,
  vmlDrawing: `${OFFICE}/vmlDrawing`,
  customXml: `${OFFICE}/customXml`,
  calcChain: `${OFFICE}/calcChain`,
  threadedComment: "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
  webExtensionPanes: "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
  webExtension: "http://schemas.microsoft.com/office/2011/relationships/webextension",
} as const;

/** Strict files use other relationship types with the same last word. */
export const isRelation = (relationship: Relationship, type: string): boolean =>
  relationship.type.slice(relationship.type.lastIndexOf("/")) === type.slice(type.lastIndexOf("/"));
