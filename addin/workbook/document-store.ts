// What the add-in keeps inside the workbook: document settings (remembered corrections of the mapping, nothing personal) and
// custom XML parts, one a namespace.

import { inExcel } from "./failure.ts";

/** The stored value, or null. Values are plain JSON. Rejects with a WorkbookError. */
export const readSetting = async (key: string): Promise<unknown> =>
  inExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key);
    setting.load("value");
    await context.sync();
    return setting.isNullObject ? null : setting.value;
  });

/** Stores `value`, or forgets the key where it is null. */
export const writeSetting = async (key: string, value: object | string | number | boolean | null): Promise<void> =>
  inExcel(async (context) => {
    const { settings } = context.workbook;
    if (value === null) settings.getItemOrNullObject(key).delete();
    else settings.add(key, value);
    await context.sync();
  });

/** The XML of the only part of that namespace, or null when there is none. */
export const readXmlPart = async (namespace: string): Promise<string | null> =>
  inExcel(async (context) => {
    const part = context.workbook.customXmlParts.getByNamespace(namespace).getOnlyItemOrNullObject();
    part.load("id");
    await context.sync();
    if (part.isNullObject) return null;
    const xml = part.getXml();
    await context.sync();
    return xml.value;
  });

/** Replaces whatever parts that namespace has by one with `xml`, or by none where it is null. */
export const writeXmlPart = async (namespace: string, xml: string | null): Promise<void> =>
  inExcel(async (context) => {
    const { customXmlParts } = context.workbook;
    const parts = customXmlParts.getByNamespace(namespace);
    parts.load("items/id");
    await context.sync();
    const [first, ...others] = parts.items;
    if (xml === null) first?.delete();
    else if (first) first.setXml(xml);
    else customXmlParts.add(xml);
    // A copied workbook can bring a second part along; one is enough.
    for (const part of others) part.delete();
    await context.sync();
  });
