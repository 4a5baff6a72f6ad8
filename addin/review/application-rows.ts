// Where the register's applications stand in the open workbook: by 系统编号 where the row agrees, else by names that are unique on both
// sides. Only leads a person to a row: nothing is sent or written by it.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import { foldName } from "../../policy/names.ts";
import { namesOf } from "../sync/match-rows.ts";
import type { WorkbookRow } from "../sync/workbook-row.ts";

type Application = Pick<ApplicationAnswer, "id" | "fields">;

/** By application number. */
export function rowsByApplication(
  rows: readonly WorkbookRow[],
  applications: readonly Application[],
): ReadonlyMap<string, WorkbookRow> {
  const byId = new Map(applications.map((application) => [application.id, application]));
  const found = new Map<string, WorkbookRow>();
  for (const row of rows) {
    const named = row.number === null ? undefined : byId.get(row.number);
    if (named !== undefined && !found.has(named.id) && agrees(row, named)) found.set(named.id, row);
  }
  const taken = new Set(found.values());
  const byNames = uniqueBy(
    rows.filter((row) => !taken.has(row)),
    ({ values }) => namesOf(values),
  );
  const wanted = uniqueBy(
    applications.filter(({ id }) => !found.has(id)),
    ({ fields }) => namesOf(fields),
  );
  for (const [names, { id }] of wanted) {
    const row = byNames.get(names);
    if (row !== undefined) found.set(id, row);
  }
  return found;
}

/** A partial sort leaves numbers behind: credit code, or host and lead, have to be the application's. */
function agrees({ values }: WorkbookRow, { fields }: Application): boolean {
  const same = (field: "creditCode" | "hostName" | "leadName"): boolean => {
    const [mine, theirs] = [values[field], fields[field]];
    return typeof mine === "string" && typeof theirs === "string" && foldName(mine) === foldName(theirs);
  };
  return same("leadName") && (same("creditCode") || same("hostName"));
}

/** Those whose key no other has; null keys are left out. */
export function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): ReadonlyMap<string, Item> {
  const unique = new Map<string, Item>();
  for (const [key, [only, ...others]] of Map.groupBy(items, keyOf))
    if (key !== null && only !== undefined && others.length === 0) unique.set(key, only);
  return unique;
}
