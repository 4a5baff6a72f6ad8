// Unpacks an .xlsx under limits and packs its XML again uncompressed, which the parser then reads without inflating anything itself.
import { unzipSync, zipSync } from "fflate";
import { UnreadableFile } from "./unreadable-file.ts";

const mebibyte = 1024 * 1024;
const largestUnpacked = 200 * mebibyte;
const largestRatio = 100;
/** Small files may inflate more: an empty sheet of a few kilobytes compresses far better than 1 : 100. */
const ratioMattersFrom = 10 * mebibyte;
const mostRows = 1_000_000;
/** `<row><c><v>1</v></c></row>`: no row with a value is shorter. */
const shortestRow = 26;

interface Unpacked {
  /** The workbook's XML parts in an uncompressed zip. */
  readonly bytes: Uint8Array;
  /** It has chart sheets or the like, which hold no cells. */
  readonly hasOtherSheets: boolean;
}

/** The workbook's parts under limits. Throws {@link UnreadableFile}. */
export function unpack(bytes: Uint8Array): Unpacked {
  if (isCompoundFile(bytes)) throw new UnreadableFile(isEncrypted(bytes) ? "encrypted" : "old-xls");
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableFile("not-xlsx");
  const parts = inflate(bytes);
  if (parts["xl/workbook.xml"] === undefined && parts["[Content_Types].xml"] === undefined)
    throw new UnreadableFile("not-xlsx");
  refuseTooManyRows(parts);
  return {
    bytes: zipSync(withStyles(parts), { level: 0 }),
    hasOtherSheets: Object.keys(parts).some((name) => /^xl\/(?:chart|dialog|macro)sheets\//i.test(name)),
  };
}

const stylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const plainStyles =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fills count="1"><fill><patternFill patternType="none"/></fill></fills></styleSheet>';

/** Some programs write no styles. The parser looks them up for each cell all the same, and throws inside for each: minutes for a large sheet. */
function withStyles(parts: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const types = parts["[Content_Types].xml"];
  const declared = types === undefined ? "" : new TextDecoder().decode(types);
  if (declared === "" || declared.includes(stylesType)) return { ...parts };
  const part = `<Override PartName="/xl/styles.xml" ContentType="${stylesType}"/>`;
  return {
    ...parts,
    "[Content_Types].xml": new TextEncoder().encode(declared.replace(/(?=<\/(?:\w+:)?Types>)/, part)),
    "xl/styles.xml": new TextEncoder().encode(plainStyles),
  };
}

function inflate(bytes: Uint8Array): Record<string, Uint8Array> {
  let unpacked = 0;
  let tooLarge = false;
  try {
    // The sizes an archive declares bound what is written: an entry that holds more than it declares is cut off there.
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        tooLarge ||= unpacked > largestUnpacked || (unpacked > ratioMattersFrom && unpacked > bytes.length * largestRatio);
        return !tooLarge && /\.(xml|rels)$/i.test(name);
      },
    });
    if (tooLarge) throw new UnreadableFile("too-large");
    return parts;
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile("not-xlsx");
  }
}

function refuseTooManyRows(parts: Readonly<Record<string, Uint8Array>>): void {
  const sheets = Object.entries(parts).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name));
  const size = sheets.reduce((sum, [, part]) => sum + part.length, 0);
  if (size <= mostRows * shortestRow) return;
  let rows = 0;
  for (const [, part] of sheets) {
    const text = new TextDecoder("latin1").decode(part);
    for (const row of text.matchAll(/<(?:\w+:)?row(?:\s[^>]*)?(?<!\/)>(.*?)<\/(?:\w+:)?row>/gs))
      if (/<(?:\w+:)?(?:v|is)[\s>]/.test(row[1] ?? "")) rows++;
    if (rows > mostRows) throw new UnreadableFile("too-many-rows");
  }
}

/** An OLE compound file: an old .xls, or an .xlsx under a password. */
const isCompoundFile = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);

/** The directory of an encrypted package names its stream in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [..."EncryptedPackage"].map((character) => character.charCodeAt(0));
  const last = Math.min(bytes.length, 64 * mebibyte) - name.length * 2;
  for (let start = 0; start <= last; start += 2)
    if (
      bytes[start] === name[0] &&
      name.every((code, index) => bytes[start + index * 2] === code && bytes[start + index * 2 + 1] === 0)
    )
      return true;
  return false;
}
