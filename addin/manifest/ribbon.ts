// The ribbon group a manifest describes, in one language, as Excel would draw it. Reads the manifest only.

import { descend, located } from "./nodes.ts";
import type { MANIFEST_LOCALES } from "./references.ts";
import { readXml, type XmlNode } from "./xml.ts";

interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Address of the 32-pixel image. */
  readonly icon: string;
  /** The function of the pane that the button runs. */
  readonly functionName: string;
}

export interface Ribbon {
  readonly addinId: string;
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

export type RibbonLocale = (typeof MANIFEST_LOCALES)[keyof typeof MANIFEST_LOCALES];

/** @throws XmlError where the text is no XML. */
export function readRibbon(xml: string, locale: RibbonLocale): Ribbon {
  const root = readXml(xml);
  const all = located(root);
  const resources = new Map(
    all
      .filter(({ parent }) => parent.startsWith("bt:"))
      .map(({ node }) => [node.attributes.get("id"), localisedValue(node, locale)]),
  );
  const resource = (node: XmlNode | undefined): string => resources.get(node?.attributes.get("resid")) ?? "";
  const group = all.find(({ node }) => node.name === "Group")?.node;
  const controls = group?.children.filter(({ name }) => name === "Control") ?? [];
  return {
    addinId: descend(root, "Id")?.text ?? "",
    label: group === undefined ? "" : resource(descend(group, "Label")),
    buttons: controls.map((control) => ({
      id: control.attributes.get("id") ?? "",
      label: resource(descend(control, "Label")),
      description: resource(descend(control, "Supertip", "Description")),
      icon: resource(descend(control, "Icon")?.children.find(({ attributes }) => attributes.get("size") === "32")),
      functionName: descend(control, "Action", "FunctionName")?.text ?? "",
    })),
  };
}

function localisedValue(node: XmlNode, locale: RibbonLocale): string {
  const override = node.children.find(({ attributes }) => attributes.get("Locale") === locale);
  return override?.attributes.get("Value") ?? node.attributes.get("DefaultValue") ?? "";
}
