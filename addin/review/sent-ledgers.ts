// The workbook's ledgers (经费使用台账, article 15) as the register takes them: whole, a studio at a time. A ledger with an entry that
// cannot be read is not sent at all, because the register would take the rest for everything.
import type { Row } from "../../policy/dossier.ts";
import type { FieldKey } from "../../policy/records/fields.ts";
import { type Expenditure, expenditureSchema } from "../../policy/records/studio.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { StudioFinder } from "./studio-finder.ts";

export interface UnsentLedger {
  readonly sheet: string;
  /** 1-based, as Excel counts. */
  readonly row: number;
  readonly why: "unknown" | "unreadable";
}

interface LedgersToSend {
  /** By application. */
  readonly ledgers: ReadonlyMap<string, readonly Expenditure[]>;
  readonly unsent: readonly UnsentLedger[];
}

const fields: readonly (keyof Expenditure & FieldKey)[] = expenditureSchema.keyof().options;

export function ledgersToSend({ dossier, readings }: WorkbookReading, finder: StudioFinder): LedgersToSend {
  const unsent: UnsentLedger[] = [];
  const leave = (row: Row, why: UnsentLedger["why"]): void => {
    unsent.push({ sheet: readings[row.sheet.index]?.snapshot.name ?? row.sheet.name, row: row.number, why });
  };
  const ledgers = new Map<string, Expenditure[]>();
  const broken = new Set<string>();
  for (const row of dossier.rows.expenditures) {
    const application = finder.find(row);
    if (application === null) {
      leave(row, "unknown");
      continue;
    }
    const entry = entryOf(row);
    if (entry !== null) ledgers.set(application, [...(ledgers.get(application) ?? []), entry]);
    else {
      leave(row, "unreadable");
      broken.add(application);
    }
  }
  for (const application of broken) ledgers.delete(application);
  return { ledgers, unsent };
}

/** Null where a cell cannot be used; a month or a year is no day. */
function entryOf(row: Row): Expenditure | null {
  if (fields.some((field) => row.unusable.has(field))) return null;
  const parsed = expenditureSchema.safeParse(Object.fromEntries(fields.map((field) => [field, row.fields[field] ?? null])));
  return parsed.success ? parsed.data : null;
}
