// Where a file keeps an add-in's document settings: the properties of a web extension part.

import { type PackageParts, RELATION, XML_PROLOG } from "./package-parts.ts";
import { childElements, firstChild, rootElement, writeElement } from "./xml.ts";

const EXTENSION = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";
const PANES = "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const extensionParts = (parts: PackageParts): string[] =>
  parts.names().filter((name) => /webextensions\/webextension\d*\.xml$/.test(name));

/** All settings of all web extensions in the file: the simulated Excel runs one add-in only. */
export const readWebExtensionSettings = (parts: PackageParts): Map<string, string> => {
  const settings = new Map<string, string>();
  for (const name of extensionParts(parts)) {
    const root = rootElement(parts.text(name) ?? "<x/>");
    const properties = childElements(root.inner).find((element) => element.name.endsWith("properties"));
    for (const { attributes } of childElements(properties?.inner ?? "")) {
      settings.set(attributes["name"] ?? "", attributes["value"] ?? "");
    }
  }
  return settings;
};

const propertiesXml = (settings: ReadonlyMap<string, string>): string =>
  writeElement(
    "we:properties",
    {},
    [...settings].map(([name, value]) => writeElement("we:property", { name, value })).join(""),
  );

/** Writes the settings into the file's first web extension, or into a new one. */
export const writeWebExtensionSettings = (parts: PackageParts, settings: ReadonlyMap<string, string>): void => {
  const [existing] = extensionParts(parts);
  if (existing !== undefined) {
    const xml = parts.text(existing) ?? "";
    const properties = firstChild(rootElement(xml).inner, "we:properties");
    if (properties)
      parts.write(
        existing,
        xml.replace(properties.outer, () => propertiesXml(settings)),
      );
    return;
  }
  const extension = "xl/webextensions/webextension1.xml";
  const panes = "xl/webextensions/taskpanes.xml";
  const reference = '<we:reference id="studio-rounds" version="1.0.0.0" store="developer" storeType="Registry"/>';
  const body = `${reference}<we:alternateReferences/>${propertiesXml(settings)}<we:bindings/>`;
  parts.write(
    extension,
    `${XML_PROLOG}<we:webextension xmlns:we="${EXTENSION}" id="{6f7a2a55-0000-4000-8000-000000000001}">${body}</we:webextension>`,
  );
  parts.setContentType(extension, "application/vnd.ms-office.webextension+xml");
  const id = parts.relate(panes, RELATION.webExtension, extension);
  const pane = `<wetp:taskpane dockstate="right" visibility="0" width="350" row="0"><wetp:webextensionref xmlns:r="${R}" r:id="${id}"/></wetp:taskpane>`;
  parts.write(panes, `${XML_PROLOG}<wetp:taskpanes xmlns:wetp="${PANES}">${pane}</wetp:taskpanes>`);
  parts.setContentType(panes, "application/vnd.ms-office.webextensiontaskpanes+xml");
  parts.relate("", RELATION.webExtensionPanes, panes);
};
