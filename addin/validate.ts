// The command line: checks one workbook file and prints the findings. Exit 0 without an error finding, 1 with one, 2 where nothing could be checked.
import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { isoDateSchema } from "../policy/kinds.ts";
import { defaultRulings, rulingsSchema } from "../policy/rulings.ts";
import { scoringSchema, settingsSchema } from "../policy/settings.ts";
import { type CheckResult, check } from "./check.ts";
import { readWorkbookFile } from "./file/read.ts";
import { UnreadableFile } from "./file/unreadable-file.ts";
import type { Snapshot } from "./mapping/snapshot.ts";
import { jsonReport, textReport } from "./report.ts";

/** A command line or a settings file that makes no sense, in both languages. */
class BadUsage extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
    this.en = en;
  }
}

const settingsFileSchema = z.strictObject({
  settings: settingsSchema.extend({ scoring: scoringSchema.partial() }).partial().optional(),
  rulings: rulingsSchema.optional(),
});
type SettingsFile = z.infer<typeof settingsFileSchema>;

interface Command {
  readonly file: string;
  readonly format: "text" | "json";
  readonly today: z.infer<typeof isoDateSchema>;
  readonly given: SettingsFile;
  readonly municipal: string | undefined;
  readonly acceptSuggestions: boolean;
  readonly language: "zh" | "en";
}

const usage =
  "npm run -s validate -- FILE.xlsx [--format text|json] [--today YYYY-MM-DD] [--settings FILE.json] [--municipal FILE.xlsx] [--accept-suggestions] [--lang zh|en]";

function parseCommand(argv: readonly string[]): Command {
  const { values, positionals } = parseWords(argv);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new BadUsage(`请给出一个工作簿文件。用法：${usage}`, `Name one workbook file. Usage: ${usage}`);
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json") throw new BadUsage("--format 只能是 text 或 json。", "--format is text or json.");
  const language = values.lang ?? "zh";
  if (language !== "zh" && language !== "en") throw new BadUsage("--lang 只能是 zh 或 en。", "--lang is zh or en.");
  const today = isoDateSchema.safeParse(values.today ?? todayInBeijing());
  if (!today.success)
    throw new BadUsage(
      "--today 须为真实存在的日期，如 2026-11-22。",
      "--today has to be a day that exists, such as 2026-11-22.",
    );
  return {
    file,
    format,
    today: today.data,
    given: values.settings === undefined ? {} : readSettings(values.settings),
    municipal: values.municipal,
    acceptSuggestions: values["accept-suggestions"] === true,
    language,
  };
}

function parseWords(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: "string" },
        today: { type: "string" },
        settings: { type: "string" },
        municipal: { type: "string" },
        "accept-suggestions": { type: "boolean" },
        lang: { type: "string" },
      },
    });
  } catch {
    throw new BadUsage(
      `不认识的选项，或选项缺少值。用法：${usage}`,
      `An option is unknown or lacks its value. Usage: ${usage}`,
    );
  }
}

/** The office's day: Asia/Shanghai's, wherever the machine stands. */
const todayInBeijing = (): string => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());

function readSettings(path: string): SettingsFile {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  } catch {
    throw new BadUsage(`设置文件无法读取，须为 JSON：${path}`, `The settings file cannot be read; it has to be JSON: ${path}`);
  }
  const parsed = settingsFileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues.map((issue) => issue.path.join(".") || "(root)").join(", ");
  throw new BadUsage(`设置文件中有不认识的项或值：${at}`, `The settings file has entries or values that are not known: ${at}`);
}

/** What unpacks to at most 200 MiB is never larger packed. */
const largestFile = 200 * 1024 * 1024;

function readFile(path: string): Snapshot {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new UnreadableFile("missing");
  if (size > largestFile) throw new UnreadableFile("too-large");
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UnreadableFile("missing");
  }
  return readWorkbookFile(bytes);
}

function run(command: Command): CheckResult {
  const { file, today, given, municipal, acceptSuggestions } = command;
  const options = {
    today,
    settings: given.settings ?? {},
    rulings: {
      ...defaultRulings,
      ...Object.fromEntries(Object.entries(given.rulings ?? {}).filter(([, value]) => value !== undefined)),
    },
    acceptSuggestions,
    choices: {},
  };
  const list = municipal === undefined ? null : readFile(municipal);
  const result = check(readFile(file), options, list);
  const read = new Set(result.reading.readings.map(({ snapshot }) => snapshot));
  if (list !== null && !list.sheets.some((sheet) => read.has(sheet))) throw new UnreadableFile("no-municipal-list");
  if (![...read].some((sheet) => list === null || !list.sheets.includes(sheet))) throw new UnreadableFile("no-table");
  return result;
}

function main(): void {
  const argv = process.argv.slice(2);
  const english = argv.includes("en") || argv.includes("--lang=en");
  try {
    const command = parseCommand(argv);
    const result = run(command);
    const coloured = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
    const report =
      command.format === "json"
        ? `${JSON.stringify(jsonReport(result, command.language), null, 2)}\n`
        : textReport(result, command.language, coloured);
    process.stdout.write(report);
    process.exitCode = result.findings.some(({ severity }) => severity === "error") ? 1 : 0;
  } catch (error) {
    process.exitCode = 2;
    process.stderr.write(`${sentenceOf(error, english)}\n`);
  }
}

function sentenceOf(error: unknown, english: boolean): string {
  if (error instanceof BadUsage) return english ? error.en : error.zh;
  if (error instanceof UnreadableFile) return error.in(english ? "en" : "zh");
  return english
    ? "The check failed through a fault of this program; the workbook is unchanged. Please report it with the workbook's layout (no personal data)."
    : "核对因程序自身的错误未能完成，工作簿未作任何改动；请连同表格样式（不含个人信息）反馈。";
}

main();
