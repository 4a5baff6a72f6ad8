// The sheet 批次设置: the round's settings as two columns, key and value, and where each value stands.
import type { Settings } from "../../policy/settings.ts";
import { foldText } from "./fold.ts";
import { cellError, Fault, unreadable } from "./read/fault.ts";
import { readNumber } from "./read/number.ts";
import { plainValue } from "./read-cell.ts";
import type { CellValue, SheetSnapshot } from "./snapshot.ts";

export const settingsSheetName = "批次设置";

type SettingKey = "roundYear" | "previousRoundYear" | "combine" | "fullMark" | "minimumExperts" | "passMark" | "places";

const keys: ReadonlyMap<string, SettingKey> = new Map([
  ["批次年度", "roundYear"],
  ["上一批次年度", "previousRoundYear"],
  ["评分方法", "combine"],
  ["评分满分", "fullMark"],
  ["最少专家人数", "minimumExperts"],
  ["合格线", "passMark"],
  ["拟定名额", "places"],
]);

/** Cells are 0-based. */
export interface RoundSheet {
  readonly settings: {
    readonly roundYear?: number;
    readonly previousRoundYear?: number;
    readonly scoring: Partial<Settings["scoring"]>;
  };
  readonly cells: ReadonlyMap<SettingKey, { readonly row: number; readonly column: number }>;
  /** With the key as the sheet has it. */
  readonly faults: readonly SettingFault[];
}

interface SettingFault {
  readonly row: number;
  readonly column: number;
  readonly written: string;
  readonly kind: "combine" | "number";
  readonly fault: Fault;
}

/** Reads the settings; an unreadable value is a fault and leaves the default in force, a blank one is not set. */
export function readRoundSheet(sheet: SheetSnapshot): RoundSheet {
  const cells = new Map<SettingKey, { row: number; column: number }>();
  const faults: SettingFault[] = [];
  const numbers: Partial<Record<SettingKey, number>> = {};
  let combine: Settings["scoring"]["combine"] | undefined;
  const { used } = sheet;
  for (let index = 0; used !== null && index < sheet.values.length; index++) {
    const values = sheet.values[index] ?? [];
    const keyColumn = values.findIndex((value) => typeof value === "string" && keyOf(value) !== undefined);
    const key = keyOf(values[keyColumn] ?? "");
    const value = values[keyColumn + 1];
    if (key === undefined || value === undefined || isBlank(value)) continue;
    const place = { row: used.top + index, column: used.left + keyColumn + 1 };
    cells.set(key, place);
    const read = readSetting(key, value);
    if (read instanceof Fault) {
      const written = foldKey(String(values[keyColumn]));
      faults.push({ ...place, written, kind: key === "combine" ? key : "number", fault: read });
    } else if (typeof read === "number") numbers[key] = read;
    else combine = read;
  }
  const { roundYear, previousRoundYear, fullMark, minimumExperts, passMark, places } = numbers;
  return {
    settings: {
      ...(roundYear === undefined ? {} : { roundYear }),
      ...(previousRoundYear === undefined ? {} : { previousRoundYear }),
      scoring: {
        ...(combine === undefined ? {} : { combine }),
        ...(fullMark === undefined ? {} : { fullMark }),
        ...(minimumExperts === undefined ? {} : { minimumExperts }),
        ...(passMark === undefined ? {} : { passMark }),
        ...(places === undefined ? {} : { places }),
      },
    },
    cells,
    faults,
  };
}

/** Blank, or one of the marks that mean so in any cell: a first round has 无 before it. */
const isBlank = (value: CellValue): boolean => typeof value === "string" && plainValue(value, true) === "";

const foldKey = (written: string): string => foldText(written).replace(/[:*]$/, "");

const keyOf = (value: CellValue): SettingKey | undefined => (typeof value === "string" ? keys.get(foldKey(value)) : undefined);

function readSetting(key: SettingKey, value: CellValue): number | Settings["scoring"]["combine"] | Fault {
  if (typeof value === "string" && value.startsWith("#")) return cellError;
  if (key === "combine") return readCombine(value);
  const number = readNumber(typeof value === "string" ? foldText(value).replace(/(?:年度?|分|人|名|个|家)$/, "") : value);
  if (number instanceof Fault) return number;
  const valid: Readonly<Record<Exclude<SettingKey, "combine">, boolean>> = {
    roundYear: isYear(number),
    previousRoundYear: isYear(number),
    fullMark: number > 0,
    minimumExperts: Number.isInteger(number) && number >= 1,
    passMark: number >= 0,
    places: Number.isInteger(number) && number >= 0,
  };
  return valid[key] ? number : unreadable;
}

const isYear = (number: number): boolean => Number.isInteger(number) && number >= 1900 && number <= 2100;

function readCombine(value: CellValue): Settings["scoring"]["combine"] | Fault {
  const word = foldText(String(value)).toLowerCase();
  if (word === "mean" || word === "平均分" || word === "算术平均") return "mean";
  return word === "trimmed-mean" || /^去掉(?:一个)?最高(?:分)?(?:和|、)?(?:一个)?最低分/.test(word)
    ? "trimmed-mean"
    : unreadable;
}
