// Reading, mapping and checking a large workbook, beside what general tools need for the per-cell part of it.
import { Ajv } from "ajv";
import tableschema from "tableschema";
import { checkReading } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { readWorkbook } from "../../addin/mapping/read-workbook.ts";
import type { Snapshot } from "../../addin/mapping/snapshot.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { largeRound } from "./large-round.ts";
import { inMs, medianMs, type Table } from "./table.ts";

const options = {
  today: isoDateSchema.parse("2025-10-31"),
  settings: {},
  rulings: defaultRulings,
  acceptSuggestions: false,
  choices: {},
};

/** The constraints of single cells that a table schema can express, by header. */
const constraints: Readonly<Record<string, object>> = {
  申报单位: { required: true },
  统一社会信用代码: { required: true, pattern: "^[0-9A-HJ-NPQRTUWXY]{18}$" },
  工作室名称: { required: true },
  首席技师姓名: { required: true },
  身份证号: { required: true, pattern: "^\\d{17}[0-9X]$" },
  职业工种: { required: true },
  职业资格等级: { required: true },
  "注册/经营情况": { required: true, enum: ["注册", "经营", "注册及经营", "是", "否"] },
  份数: { minimum: "2" },
  是否已获市级资助: { required: true, enum: ["是", "否"] },
};
const numeric = /^(序号|成员人数|带徒人数|份数|专家\d|平均分|名次)$/;

interface Plain {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

function plainRows(snapshot: Snapshot): Plain {
  const [head = [], ...rows] = snapshot.sheets[0]?.values ?? [];
  return { headers: head.map(String), rows };
}

async function tableschemaMs({ headers, rows }: Plain): Promise<number> {
  const fields = headers.map((name) => ({
    name,
    type: numeric.test(name) ? "number" : "string",
    constraints: constraints[name] ?? {},
  }));
  const schema = await tableschema.Schema.load({ fields });
  const texts = rows.map((row) => row.map((value) => String(value)));
  return medianMs(() => {
    for (const row of texts) schema.castRow(row);
  }, 3);
}

async function ajvMs({ headers, rows }: Plain): Promise<number> {
  const properties = Object.fromEntries(
    headers.map((name) => {
      const { pattern, enum: words } = { pattern: undefined, enum: undefined, ...constraints[name] };
      return [
        name,
        numeric.test(name)
          ? { type: "number" }
          : { type: "string", ...(pattern ? { pattern } : {}), ...(words ? { enum: words } : {}) },
      ];
    }),
  );
  const required = headers.filter((name) => "required" in (constraints[name] ?? {}));
  const validate = new Ajv({ allErrors: true }).compile({ type: "object", properties, required });
  return medianMs(() => {
    for (const row of rows) validate(Object.fromEntries(headers.map((name, index) => [name, row[index]])));
  });
}

const trimMs = ({ rows }: Plain): Promise<number> =>
  medianMs(() => {
    let length = 0;
    for (const row of rows) for (const value of row) length += String(value).trim().length;
    return length;
  });

/** Aim at 10,000 × 35: map and check together no slower than tableschema, and under a fifth of reading; linear to 100,000 rows. */
export async function checkBench(long: boolean): Promise<readonly Table[]> {
  const rows: string[][] = [];
  const beside: string[][] = [];
  for (const size of long ? [1_000, 10_000, 100_000] : [1_000, 10_000]) {
    const { bytes, columns } = largeRound(size);
    const snapshot = readWorkbookFile(bytes);
    const reading = readWorkbook(snapshot, options);
    const runs = size > 10_000 ? 3 : 5;
    const readMs = await medianMs(() => readWorkbookFile(bytes), runs);
    const mapMs = await medianMs(() => readWorkbook(snapshot, options), runs);
    // A dossier's derived views are cached with it: each run gets its own, as a real check does.
    const bothMs = await medianMs(() => checkReading(readWorkbook(snapshot, options)), runs);
    const { findings } = checkReading(reading);
    rows.push([
      `${size} × ${columns}`,
      inMs(readMs),
      inMs(mapMs),
      inMs(bothMs - mapMs),
      (bothMs / readMs).toFixed(2),
      String(findings.length),
      `${Math.round(process.memoryUsage().rss / 1_048_576)} MiB`,
    ]);
    if (size !== 10_000) continue;
    const plain = plainRows(snapshot);
    const others = [
      ["tableschema, cells only", await tableschemaMs(plain)],
      ["ajv, cells only", await ajvMs(plain)],
      ["trim every cell", await trimMs(plain)],
    ] as const;
    beside.push(
      ["map and check, all rules", inMs(bothMs), "1.00"],
      ...others.map(([name, ms]) => [name, inMs(ms), (ms / bothMs).toFixed(2)]),
    );
  }
  return [
    {
      title: "Check of a workbook file",
      head: ["rows × columns", "read", "map", "check", "(map+check)/read", "findings", "memory"],
      rows,
    },
    { title: "Beside it, 10,000 rows (ratio to map and check)", head: ["what", "median", "ratio"], rows: beside },
  ];
}
