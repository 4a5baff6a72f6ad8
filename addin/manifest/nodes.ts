// Walks a manifest's tree: every element with its path. Judges nothing.
import type { XmlNode } from "./xml.ts";

export interface Located {
  readonly node: XmlNode;
  readonly path: string;
  readonly parent: string;
}

export function located(node: XmlNode, path = node.name, parent = ""): readonly Located[] {
  return [{ node, path, parent }, ...node.children.flatMap((child) => located(child, `${path}/${child.name}`, node.name))];
}

/** The element reached by going down `names`, first of each name; undefined where there is none. */
export function descend(node: XmlNode, ...names: readonly string[]): XmlNode | undefined {
  let at: XmlNode | undefined = node;
  for (const name of names) at = at?.children.find((child) => child.name === name);
  return at;
}
