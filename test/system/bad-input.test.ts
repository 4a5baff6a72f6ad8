import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { utils, write } from "@e965/xlsx";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { unpack } from "../../addin/file/unpack.ts";
import { drawFrom } from "../policy/invented-studios.ts";

const folder = mkdtempSync(path.join(tmpdir(), "bad-input-"));
const encode = (text: string) => new TextEncoder().encode(text);

function validate(name: string, content: Uint8Array | null, ...options: string[]) {
  const file = path.join(folder, name);
  if (content !== null) writeFileSync(file, content);
  return spawnSync(process.execPath, ["addin/validate.ts", file, ...options], { encoding: "utf8" });
}

const workbook = (cells: unknown[][]): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), "Sheet1");
  return write(book, { type: "buffer", bookType: "xlsx" });
};

const randomBytes = () => {
  const draw = drawFrom(7);
  return Uint8Array.from({ length: 5000 }, () => draw(256));
};

/** The first sectors of an OLE file, with the directory entry an encrypted package has. */
const compound = (entry: string) => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Uint8Array.from([...entry].flatMap((character) => [character.charCodeAt(0), 0])), 1024);
  return bytes;
};

const minimalParts = (sheet: Uint8Array) => ({
  "[Content_Types].xml": encode(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  ),
  "xl/workbook.xml": encode(
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>',
  ),
  "xl/worksheets/sheet1.xml": sheet,
});

const sentence = /^[^\n]{10,300}\n$/;

describe("a file that cannot be checked: one clear sentence, exit 2, never a stack trace", () => {
  const bad: [string, Uint8Array | null, RegExp][] = [
    ["missing.xlsx", null, /not found/],
    ["empty.xlsx", new Uint8Array(), /not an intact/],
    ["random.xlsx", randomBytes(), /not an intact/],
    ["list.csv", encode("申报单位,工作室名称\n甲,乙\n"), /not an intact/],
    ["password.xlsx", compound("EncryptedPackage"), /password/],
    ["old.xls", compound("Workbook"), /old \.xls/],
    ["bomb.xlsx", zipSync(minimalParts(new Uint8Array(210 * 1024 * 1024)), { level: 9 }), /too large/],
    ["cut.xlsx", workbook([["申报单位", "工作室名称", "备注"]]).subarray(0, 900), /not an intact/],
    ["no-parts.xlsx", zipSync({ "a.txt": encode("a") }), /not an intact/],
    ["minutes.xlsx", workbook([["会议纪要"], ["今天开会"]]), /No sheet/],
    ["blank.xlsx", workbook([[]]), /No sheet/],
  ];
  it.each(bad)("%s", (name, content, expected) => {
    const run = validate(name, content, "--lang", "en");
    expect(run.stderr).toMatch(expected);
    expect(run.stderr).toMatch(sentence);
    expect(run.stdout).toBe("");
    expect(run.status).toBe(2);
  });

  it("is said in Chinese unless English is asked for", () => {
    const { stderr, status } = validate("random.xlsx", randomBytes());
    expect(stderr).toMatch(/[\u4e00-\u9fff]{5}/);
    expect(stderr).toMatch(sentence);
    expect(status).toBe(2);
  });

  it("more than 1,000,000 rows with values", () => {
    const sheet = encode(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${"<row><c><v>1</v></c></row>".repeat(1_000_002)}</sheetData></worksheet>`,
    );
    // Stored, so that the ratio of a zip bomb is not what refuses it.
    const run = validate("rows.xlsx", zipSync(minimalParts(sheet), { level: 0 }), "--lang", "en");
    expect(run.stderr).toMatch(/1,000,000 rows/);
    expect(run.status).toBe(2);
  });

  it("a value in the last cell of a sheet makes it neither too large nor slow", () => {
    const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = encode(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cell("A1", "申报单位")}${cell("B1", "工作室名称")}${cell("C1", "备注")}</row><row r="2">${cell("A2", "甲")}${cell("B2", "乙")}</row><row r="1048576">${cell("XFD1048576", "末")}</row></sheetData><mergeCells><mergeCell ref="A3:XFD1048575"/></mergeCells></worksheet>`,
    );
    const run = validate("corner.xlsx", zipSync(minimalParts(sheet)), "--format", "json");
    expect(JSON.parse(run.stdout).sheets).toMatchObject([{ headerRow: 1, dataRows: 1, skippedRows: 1_048_574 }]);
  });

  it("a sheet the parser stumbles over is not passed over in silence", () => {
    const torn = encode(
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="s"><v>99999</v></c></row></sheetData></worksheet>',
    );
    const whole = unzipSync(
      workbook([
        ["申报单位", "工作室名称", "备注"],
        ["甲", "乙", "丙"],
      ]),
    );
    const run = validate("torn.xlsx", zipSync({ ...whole, "xl/worksheets/sheet1.xml": torn }), "--lang", "en");
    expect(run.stderr).toMatch(/not an intact/);
    expect(run.status).toBe(2);
  });

  it("cells beyond Excel's last column do not count", () => {
    const sheet = encode(
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c r="ZZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
    );
    expect(readWorkbookFile(zipSync(minimalParts(sheet))).sheets[0]?.used).toBeNull();
  });

  it("a workbook without styles is given some, for the parser throws once a cell without", () => {
    const written = unzipSync(workbook([["申报单位", "工作室名称", "备注"]]));
    const types = new TextDecoder().decode(written["[Content_Types].xml"]);
    const bare = {
      ...Object.fromEntries(Object.entries(written).filter(([name]) => name !== "xl/styles.xml")),
      "[Content_Types].xml": encode(types.replace(/<Override PartName="\/xl\/styles.xml"[^>]*>/, "")),
    };
    const parts = unzipSync(unpack(zipSync(bare)).bytes);
    expect(Object.keys(parts)).toContain("xl/styles.xml");
    expect(new TextDecoder().decode(parts["[Content_Types].xml"])).toContain("/xl/styles.xml");
    expect(Object.keys(unzipSync(unpack(zipSync(written)).bytes)).sort()).toEqual(Object.keys(written).sort());
  });

  it.each([
    [["--format", "xml"], /--format/],
    [["--today", "2025-02-30"], /--today/],
    [["--lang", "fr"], /--lang/],
    [["--unknown"], /Usage|用法/],
    [["--settings", "/nowhere.json"], /JSON/],
    [["--municipal", "/nowhere.xlsx"], /找不到|not found/],
  ])("options %j are refused with what to do", (options, expected) => {
    const run = validate(
      "ok.xlsx",
      workbook([
        ["申报单位", "工作室名称", "备注"],
        ["甲", "乙", "丙"],
      ]),
      ...options,
    );
    expect(run.stderr).toMatch(expected);
    expect(run.stdout).toBe("");
    expect(run.status).toBe(2);
  });

  it("a settings file with an unknown key names the key", () => {
    writeFileSync(path.join(folder, "settings.json"), JSON.stringify({ settings: { roundYaer: 2025 } }));
    const run = validate(
      "ok.xlsx",
      workbook([
        ["申报单位", "工作室名称", "备注"],
        ["甲", "乙", "丙"],
      ]),
      "--settings",
      path.join(folder, "settings.json"),
    );
    expect(run.stderr).toContain("settings");
    expect(run.status).toBe(2);
  });
});
