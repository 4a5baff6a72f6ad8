// A whole workbook: settings, sheets, rows, and what the reading has to say about them. The dossier it yields is all the rules see.
import type { Dossier, Row } from "../../policy/dossier.ts";
import type { IsoDate } from "../../policy/kinds.ts";
import type { TableName } from "../../policy/records/fields.ts";
import type { Rulings } from "../../policy/rulings.ts";
import { type Settings, settingsSchema } from "../../policy/settings.ts";
import { classify, type HeaderChoices, ofOneRound } from "./classify.ts";
import { findHeader, indexMerges, textAt } from "./header.ts";
import { identify } from "./identify.ts";
import { readSheet, type SheetReading } from "./read-sheet.ts";
import { type RoundSheet, readRoundSheet, settingsSheetName } from "./round-sheet.ts";
import { sheetFindings } from "./sheet-findings.ts";
import type { ReadingFinding } from "./sheet-reader.ts";
import type { SheetSnapshot, Snapshot } from "./snapshot.ts";

/** Settings as the command line or the server gives them: what is absent comes from the workbook, then the defaults. */
export interface GivenSettings {
  readonly roundYear?: number | null | undefined;
  readonly previousRoundYear?: number | null | undefined;
  readonly scoring?: { readonly [K in keyof Settings["scoring"]]?: Settings["scoring"][K] | undefined } | undefined;
}

export interface ReadingOptions {
  readonly today: IsoDate;
  readonly settings: GivenSettings;
  readonly rulings: Rulings;
  readonly acceptSuggestions: boolean;
  /** What the clerk decided about headers, by sheet name. */
  readonly choices: Readonly<Record<string, HeaderChoices>>;
}

export interface WorkbookReading {
  readonly dossier: Dossier;
  /** Recognised sheets, in order. */
  readonly readings: readonly SheetReading[];
  /** Sheets with data that match no table. */
  readonly ignored: readonly SheetSnapshot[];
  readonly round: { readonly snapshot: SheetSnapshot; readonly sheet: RoundSheet } | null;
  /** Settings that came from the options and not from the workbook. */
  readonly givenSettings: GivenSettings;
  readonly findings: readonly ReadingFinding[];
  /** The place of each sheet among all, the municipal workbook's after the workbook's own. */
  readonly order: ReadonlyMap<SheetSnapshot, number>;
}

/** Reads every sheet of one workbook, and of the municipal list's own workbook where one is given. */
export function readWorkbook(snapshot: Snapshot, options: ReadingOptions, municipal: Snapshot | null = null): WorkbookReading {
  const roundSnapshot = snapshot.sheets.find((sheet) => sheet.name.trim() === settingsSheetName && sheet.used !== null) ?? null;
  const roundSheet = roundSnapshot === null ? null : readRoundSheet(roundSnapshot);
  const settings = effectiveSettings(options.settings, roundSheet);
  const readings: SheetReading[] = [];
  const ignored: SheetSnapshot[] = [];
  const readAll = (source: Snapshot, only: TableName | null) => {
    for (const sheet of source.sheets) {
      if (sheet === roundSnapshot || sheet.used === null) continue;
      const reading = readOne(sheet, readings.length, source.date1904, settings, options);
      if (reading !== null && (only === null || reading.sheet.tables.has(only))) readings.push(reading);
      else if (only === null) ignored.push(sheet);
    }
  };
  readAll(snapshot, null);
  if (municipal !== null) readAll(municipal, "municipalAwards");
  const round = roundSnapshot === null || roundSheet === null ? null : { snapshot: roundSnapshot, sheet: roundSheet };
  return {
    dossier: assemble(readings, options.today, settings, options.rulings),
    readings,
    ignored,
    round,
    givenSettings: options.settings,
    order: new Map([...snapshot.sheets, ...(municipal?.sheets ?? [])].map((sheet, index) => [sheet, index])),
    findings: sheetsFindings(readings, ignored, round),
  };
}

function readOne(
  sheet: SheetSnapshot,
  index: number,
  date1904: boolean,
  settings: Settings,
  { choices, acceptSuggestions }: ReadingOptions,
): SheetReading | null {
  const header = findHeader(sheet, indexMerges(sheet));
  const classified = header === null ? null : classify(header, choices[sheet.name] ?? {}, acceptSuggestions);
  if (header === null || classified === null) return null;
  const identity = identify(sheet.name, index, header, classified, settings.roundYear);
  return readSheet(sheet, header, classified, identity, { date1904, roundYear: settings.roundYear });
}

function effectiveSettings(given: GivenSettings, round: RoundSheet | null): Settings {
  const written = round?.settings;
  const stated = Object.fromEntries(Object.entries(given.scoring ?? {}).filter(([, value]) => value !== undefined));
  return settingsSchema.parse({
    roundYear: given.roundYear ?? written?.roundYear ?? null,
    previousRoundYear: given.previousRoundYear ?? written?.previousRoundYear ?? null,
    scoring: { ...written?.scoring, ...stated },
  });
}

/** Sorts the rows of all sheets into their tables. */
function assemble(readings: readonly SheetReading[], today: IsoDate, settings: Settings, rulings: Rulings): Dossier {
  const rowsOf = (table: TableName): readonly Row[] =>
    readings.flatMap((reading) => {
      const { sheet, rows } = reading;
      return sheet.tables.has(table) && !(sheet.knownRound !== null && ofOneRound.has(table)) ? rows : [];
    });
  const known = readings.flatMap(({ sheet, rows }) =>
    sheet.knownRound !== null && [...ofOneRound].some((table) => sheet.tables.has(table)) ? rows : [],
  );
  return {
    today,
    settings,
    rulings,
    sheets: readings.map(({ sheet }) => sheet),
    rows: {
      applications: rowsOf("applications"),
      scores: rowsOf("scores"),
      notices: rowsOf("notices"),
      payments: rowsOf("payments"),
      assessments: rowsOf("assessments"),
      expenditures: rowsOf("expenditures"),
      municipalAwards: rowsOf("municipalAwards"),
    },
    known,
  };
}

/** What the reading of all sheets has to say. */
export const sheetsFindings = (
  readings: readonly SheetReading[],
  ignored: readonly SheetSnapshot[],
  round: WorkbookReading["round"],
): readonly ReadingFinding[] => [
  ...readings.flatMap((reading) => [...reading.findings, ...sheetFindings(reading)]),
  ...ignored.map(ignoredFinding),
  ...roundFindings(round),
];

const ignoredFinding = (sheet: SheetSnapshot): ReadingFinding => ({
  rule: "workbook/sheet-ignored",
  severity: "note",
  sheet,
  table: null,
  row: null,
  column: null,
  field: null,
  params: { sheet: sheet.name },
});

function roundFindings(round: WorkbookReading["round"]): ReadingFinding[] {
  if (round === null) return [];
  return round.sheet.faults.map(({ row, column, written, kind, fault }) => ({
    rule: fault.rule,
    severity: "error",
    sheet: round.snapshot,
    table: null,
    row,
    column,
    field: null,
    params: { field: written, kind, value: textAt(round.snapshot, row, column) },
  }));
}
