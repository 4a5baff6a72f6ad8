// Holds a document against the tables of schema.ts: which elements, in which order, how often, with which attributes and texts.
// Knows nothing of what the texts refer to.
import type { ManifestFault } from "./fault.ts";
import { ELEMENT_TYPES, type ElementType, MANIFEST_NAMESPACES } from "./schema.ts";
import type { XmlNode } from "./xml.ts";

export function structureFaults(root: XmlNode): readonly ManifestFault[] {
  if (root.name !== "OfficeApp") return [{ code: "element.unknown", at: root.name, line: root.line }];
  return [...namespaceFaults(root), ...elementFaults(root, "OfficeApp", "OfficeApp")];
}

function namespaceFaults(root: XmlNode): readonly ManifestFault[] {
  const overrides = root.children.find(({ name }) => name === "VersionOverrides");
  const expected: readonly (readonly [XmlNode | undefined, string, string | undefined])[] = [
    [root, "xmlns", MANIFEST_NAMESPACES["OfficeApp"]],
    [root, "xmlns:xsi", MANIFEST_NAMESPACES["xmlns:xsi"]],
    [root, "xmlns:bt", MANIFEST_NAMESPACES["xmlns:bt"]],
    [overrides, "xmlns", MANIFEST_NAMESPACES["VersionOverrides"]],
  ];
  return expected.flatMap(([node, attribute, value]) =>
    node !== undefined && node.attributes.get(attribute) !== value
      ? [{ code: "namespace.wrong", at: `${node.name}/@${attribute}`, line: node.line }]
      : [],
  );
}

function elementFaults(node: XmlNode, typeName: string, path: string): readonly ManifestFault[] {
  const type = ELEMENT_TYPES[typeName] ?? {};
  return [...attributeFaults(node, type, path), ...textFaults(node, type, path), ...childFaults(node, type, path)];
}

function attributeFaults(node: XmlNode, type: ElementType, path: string): readonly ManifestFault[] {
  const allowed: Readonly<Record<string, RegExp>> = { ...type.attributes, ...type.optionalAttributes };
  const missing = Object.keys(type.attributes ?? {}).filter((name) => !node.attributes.has(name));
  const given = [...node.attributes].filter(([name]) => name !== "xmlns" && !name.startsWith("xmlns:"));
  return [
    ...missing.map((name) => ({ code: "attribute.missing", at: `${path}/@${name}`, line: node.line }) as const),
    ...given.flatMap(([name, value]): readonly ManifestFault[] => {
      const pattern = allowed[name];
      if (pattern === undefined) return [{ code: "attribute.unknown", at: `${path}/@${name}`, line: node.line }];
      return pattern.test(value) ? [] : [{ code: "attribute.invalid", at: `${path}/@${name}`, line: node.line }];
    }),
  ];
}

function textFaults(node: XmlNode, type: ElementType, path: string): readonly ManifestFault[] {
  const valid = type.text === undefined ? node.text === "" : type.text.test(node.text);
  return valid ? [] : [{ code: "text.invalid", at: path, line: node.line }];
}

function childFaults(node: XmlNode, type: ElementType, path: string): readonly ManifestFault[] {
  const rules = type.children ?? [];
  const faults: ManifestFault[] = [];
  let reached = 0;
  for (const element of node.children) {
    const at = `${path}/${element.name}`;
    const position = rules.findIndex((rule) => rule.element === element.name);
    const rule = rules[position];
    if (rule === undefined) {
      faults.push({ code: "element.unknown", at, line: element.line });
      continue;
    }
    if (position < reached) faults.push({ code: "element.order", at, line: element.line });
    reached = Math.max(reached, position);
    faults.push(...elementFaults(element, rule.type, at));
  }
  for (const { element, occurs } of rules) {
    const count = node.children.filter(({ name }) => name === element).length;
    const at = `${path}/${element}`;
    if (count === 0 && (occurs === "once" || occurs === "some")) faults.push({ code: "element.missing", at, line: node.line });
    if (count > 1 && (occurs === "once" || occurs === "optional"))
      faults.push({ code: "element.repeated", at, line: node.line });
  }
  return faults;
}
