// Custom XML parts: documents of an add-in's own inside the workbook.
// learn.microsoft.com/javascript/api/excel/excel.customxmlpart

import type { Book, XmlPart } from "../../model/book.ts";
import { generalException, invalidArgument, itemNotFound } from "../host-error.ts";
import type { HostObject } from "../host-object.ts";
import type { HostState } from "../host-state.ts";
import type { ObjectType } from "../object-type.ts";

/** The default namespace of the document element; prefixed ones are not told apart. */
const namespaceOf = (xml: string): string => /<[^?!][^>]*?\sxmlns(?::[\w.-]+)?="([^"]*)"/.exec(xml)?.[1] ?? "";

const asObject = (part: XmlPart | undefined): HostObject | null => (part ? { type: "CustomXmlPart", it: part.id } : null);

const current = ({ book }: HostState, id: string): XmlPart => {
  const part = book.xmlParts.find((candidate) => candidate.id === id);
  if (!part) throw itemNotFound("CustomXmlPart");
  return part;
};

const checkXml = (xml: string, location: string): string => {
  if (!/^\s*<[\s\S]+>\s*$/.test(xml)) throw invalidArgument(location);
  return xml;
};

const ofNamespace = ({ book }: HostState, namespace: string): XmlPart[] =>
  book.xmlParts.filter(({ xml }) => namespaceOf(xml) === namespace);

export const customXmlPartCollectionType: ObjectType<Book> = {
  items: ({ xmlParts }) => xmlParts.map(({ id }) => ({ type: "CustomXmlPart", it: id })),
  item: ({ xmlParts }, key) => asObject(xmlParts.find(({ id }) => id === key)),
  call: {
    Add: (book, given) => {
      const part: XmlPart = { id: book.newId(), xml: checkXml(given.text(0), given.location), part: null };
      book.assign(book, "xmlParts", [...book.xmlParts, part]);
      return asObject(part);
    },
    GetByNamespace: (_book, given) => ({ type: "CustomXmlPartScopedCollection", it: given.text(0) }),
    GetItemOrNullObject: ({ xmlParts }, given) => asObject(xmlParts.find(({ id }) => id === given.text(0))),
  },
  run: { GetCount: ({ xmlParts }) => xmlParts.length },
};

export const customXmlPartScopedCollectionType = (state: HostState): ObjectType<string> => ({
  items: (namespace) => ofNamespace(state, namespace).map(({ id }) => ({ type: "CustomXmlPart", it: id })),
  item: (namespace, key) => asObject(ofNamespace(state, namespace).find(({ id }) => id === key)),
  call: {
    GetOnlyItem: (namespace, given) => {
      const [part, second] = ofNamespace(state, namespace);
      if (!part || second) throw generalException(given.location, "There is not exactly one part of that namespace.");
      return asObject(part);
    },
    GetOnlyItemOrNullObject: (namespace) => {
      const [part, second] = ofNamespace(state, namespace);
      return second ? null : asObject(part);
    },
    GetItemOrNullObject: (namespace, given) => asObject(ofNamespace(state, namespace).find(({ id }) => id === given.text(0))),
  },
  run: { GetCount: (namespace) => ofNamespace(state, namespace).length },
});

export const customXmlPartType = (state: HostState): ObjectType<string> => ({
  get: { Id: (id) => id, NamespaceUri: (id) => namespaceOf(current(state, id).xml) },
  run: {
    GetXml: (id) => current(state, id).xml,
  },
  act: {
    SetXml: (id, given) => {
      const before = current(state, id);
      const xml = checkXml(given.text(0), given.location);
      state.book.assign(
        state.book,
        "xmlParts",
        state.book.xmlParts.map((part) => (part === before ? { ...before, xml } : part)),
      );
    },
    Delete: (id) => {
      const gone = current(state, id);
      state.book.assign(
        state.book,
        "xmlParts",
        state.book.xmlParts.filter((part) => part !== gone),
      );
    },
  },
});
