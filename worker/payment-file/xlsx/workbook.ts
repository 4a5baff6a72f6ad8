// Sheets into an .xlsx package. The libraries at hand write no print layout or styles, so the few parts are written here; fflate packs them.
// Equal sheets make equal bytes: no clock, no random ids.
import { strToU8, zipSync } from "fflate";
import { columnName, type SheetModel, sheetXml, xmlText } from "./sheet-xml.ts";
import { stylesXml } from "./styles.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
/** The first day a zip file can hold. */
const packedOn = new Date(1980, 0, 1);

export function packWorkbook(sheets: readonly SheetModel[]): Uint8Array<ArrayBuffer> {
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets),
    "_rels/.rels":
      `${declaration}<Relationships xmlns="${packaged}/relationships">` +
      `<Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": workbookXml(sheets),
    "xl/_rels/workbook.xml.rels": workbookRelationships(sheets),
    "xl/styles.xml": stylesXml,
  };
  for (const [at, sheet] of sheets.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return new Uint8Array(zipSync(packed, { level: 6, mtime: packedOn }));
}

function contentTypes(sheets: readonly SheetModel[]): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = sheets.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return (
    `${declaration}<Types xmlns="${packaged}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${parts.join("")}</Types>`
  );
}

/** With the rows and columns each sheet repeats and prints. */
function workbookXml(sheets: readonly SheetModel[]): string {
  const listed = sheets.map(
    ({ name, isHidden = false }, at) =>
      `<sheet name="${xmlText(name)}" sheetId="${at + 1}"${isHidden ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`,
  );
  const names = sheets.flatMap(({ name, repeatedTo, columns, rows, isHidden = false }, at) => {
    if (isHidden) return [];
    const area = `'${name}'!$A$1:$${columnName(columns.length - 1)}$${rows.length}`;
    const printed = `<definedName name="_xlnm.Print_Area" localSheetId="${at}">${xmlText(area)}</definedName>`;
    if (repeatedTo === null) return [printed];
    const titles = `'${name}'!$1:$${repeatedTo}`;
    return [printed, `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(titles)}</definedName>`];
  });
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${listed.join("")}</sheets>` +
    `<definedNames>${names.join("")}</definedNames></workbook>`
  );
}

function workbookRelationships(sheets: readonly SheetModel[]): string {
  const parts = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/>`;
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${parts.join("")}${styles}</Relationships>`;
}
