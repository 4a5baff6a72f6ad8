// Which tables a sheet holds, and which of its headers stands for which field.
import { type FieldKey, type TableName, tables } from "../../policy/records/fields.ts";
import { type Claim, claimsOf, expertClaim } from "./aliases.ts";
import type { Header, HeaderCell } from "./header.ts";
import { suggestClaim } from "./suggest.ts";

/** A header in use as a field. */
export interface Column {
  readonly header: HeaderCell;
  readonly field: FieldKey;
  readonly table: TableName;
}

export interface Classified {
  /** The sheet's own table. */
  readonly own: TableName;
  /** All tables of which a field of their own is read, the sheet's own first. */
  readonly tables: readonly TableName[];
  readonly columns: readonly Column[];
  /** Headers that claim the same field, or a field of two tables: none is used until the clerk picks. */
  readonly ambiguous: readonly { readonly header: HeaderCell; readonly fields: readonly FieldKey[] }[];
  readonly suggested: readonly Column[];
}

/** What the clerk decided about a sheet's headers, by folded header: the field it stands for, or null for none. */
export type HeaderChoices = Readonly<Record<string, FieldKey | null>>;

const order = Object.keys(tables).filter((name): name is TableName => name in tables);
/** Tables whose columns are never read beside another table's: their rows are other things than studios. */
const apart: ReadonlySet<TableName> = new Set<TableName>(["expenditures", "municipalAwards"]);
/** Tables whose rows belong to one round; money and assessments come in later years. */
export const ofOneRound: ReadonlySet<TableName> = new Set<TableName>(["applications", "scores", "notices"]);
const definition = (claim: Claim) => Object.entries(tables[claim.table]).find(([field]) => field === claim.field)?.[1];
const anchors = new Set(
  order.flatMap((table) =>
    Object.entries(tables[table]).flatMap(([field, { anchor }]: [string, { anchor?: true }]) =>
      anchor ? [`${table}.${field}`] : [],
    ),
  ),
);
const isAnchor = (claim: Claim): boolean => anchors.has(`${claim.table}.${claim.field}`);

/** The tables and columns of a sheet, or null where it is none of ours (at least three fields are needed). */
export function classify(header: Header, choices: HeaderChoices, acceptSuggestions: boolean): Classified | null {
  const cells = header.cells.map((cell) => withChoice(cell, choices));
  // 得分 is an expert's score only where a column says whose: elsewhere nobody knows which score it is.
  const long = cells.some((cell) => cell.claims.some((claim) => claim.field === "expert"));
  const claimed = cells.map((cell) => ({
    ...cell,
    claims: cell.claims.filter((claim) => claim.field !== "score" || long || claim === expertClaim),
  }));
  const own = ownTable(claimed);
  if (own === null) return null;
  const read = tablesRead(claimed, own);
  return assign(claimed, own, read, choices, acceptSuggestions);
}

function withChoice(cell: HeaderCell, choices: HeaderChoices): HeaderCell {
  const choice = choices[cell.folded];
  if (choice === undefined) return cell;
  if (choice === null) return { ...cell, claims: [] };
  if (choice === "score") return { ...cell, claims: [expertClaim] };
  const table = order.find((name) => choice in tables[name]);
  if (table === undefined) return cell;
  const known = claimsOf(cell.folded).find((claim) => claim.field === choice);
  const identifying = table === "applications" && "identifying" in (definitionOf(table, choice) ?? {});
  return { ...cell, claims: [known ?? { table, field: choice, identifying }] };
}

const definitionOf = (table: TableName, field: FieldKey) => definition({ table, field, identifying: false });

const fieldsOf = (cells: readonly HeaderCell[], test: (claim: Claim) => boolean): Set<FieldKey> =>
  new Set(cells.flatMap((cell) => cell.claims.filter(test).map((claim) => claim.field)));

function ownTable(cells: readonly HeaderCell[]): TableName | null {
  const fields = fieldsOf(cells, () => true);
  const experts = cells.filter(({ claims }) => claims.includes(expertClaim)).length;
  // A header that two tables share is one field of the sheet, whichever of them it turns out to be; each expert's column is one.
  const enough = Math.min(fields.size + Math.max(0, experts - 1), cells.filter(({ claims }) => claims.length > 0).length) >= 3;
  const applicationsOwn = fieldsOf(cells, (claim) => claim.table === "applications" && !claim.identifying);
  if (applicationsOwn.has("daxingBasis") || applicationsOwn.has("municipalFunded") || applicationsOwn.size >= 5)
    return "applications";
  const otherAnchor = cells.some((cell) => cell.claims.some((claim) => claim.table !== "applications" && isAnchor(claim)));
  if (!otherAnchor) return enough && (fields.has("hostName") || fields.has("studioName")) ? "applications" : null;
  if (!enough) return null;
  let best: { table: TableName; size: number } | null = null;
  for (const table of order) {
    if (table === "applications") continue;
    const mine = (claim: Claim) => claim.table === table;
    if (!cells.some((cell) => cell.claims.some((claim) => mine(claim) && isAnchor(claim)))) continue;
    const size = fieldsOf(cells, mine).size;
    if (size > (best?.size ?? 0)) best = { table, size };
  }
  return best?.table ?? null;
}

/** The sheet's own table and those whose columns are read beside it. */
function tablesRead(cells: readonly HeaderCell[], own: TableName): ReadonlySet<TableName> {
  if (own === "applications") return new Set(order.filter((table) => !apart.has(table)));
  const left = cells.filter((cell) => !cell.claims.some((claim) => claim.table === own || claim.identifying));
  const beside = order.filter(
    (table) =>
      table !== "applications" &&
      table !== own &&
      // 年度 on an assessment or 项目 on a payment makes its rows no municipal awards, nor 日期 expenditures.
      !apart.has(table) &&
      left.some((cell) => cell.claims.some((claim) => claim.table === table && isAnchor(claim))),
  );
  return new Set([own, ...beside]);
}

function assign(
  cells: readonly HeaderCell[],
  own: TableName,
  read: ReadonlySet<TableName>,
  choices: HeaderChoices,
  acceptSuggestions: boolean,
): Classified {
  const readable = (claim: Claim) => claim.identifying || read.has(claim.table);
  const columns: Column[] = [];
  const ambiguous: { header: HeaderCell; fields: FieldKey[] }[] = [];
  const unclaimed: HeaderCell[] = [];
  for (const header of cells) {
    const claims = preferred(header.claims.filter(readable), own);
    const [claim] = claims;
    if (claim === undefined) unclaimed.push(header);
    else if (claims.length > 1 && new Set(claims.map(({ field }) => field)).size > 1)
      ambiguous.push({ header, fields: claims.map(({ field }) => field) });
    else columns.push({ header, field: claim.field, table: claim.identifying ? own : claim.table });
  }
  const { unique, doubled } = separateDoubled(columns);
  ambiguous.push(...doubled.map((column) => ({ header: column.header, fields: [column.field] })));
  const taken = new Set<FieldKey>([...unique.map(({ field }) => field), ...ambiguous.flatMap(({ fields }) => fields)]);
  const suggested: Column[] = [];
  for (const header of unclaimed) {
    if (header.claims.length > 0 || choices[header.folded] === null) continue;
    const claim = suggestClaim(
      header.folded,
      (candidate) => readable(candidate) && !taken.has(candidate.field) && candidate.field !== "score",
    );
    if (claim === null) continue;
    taken.add(claim.field);
    suggested.push({ header, field: claim.field, table: claim.identifying ? own : claim.table });
  }
  const used = acceptSuggestions ? [...unique, ...suggested].sort((a, b) => a.header.column - b.header.column) : unique;
  const present = new Set<TableName>(used.map(({ table }) => table));
  return { own, tables: order.filter((table) => table === own || present.has(table)), columns: used, ambiguous, suggested };
}

/** A header shared by two tables goes to the sheet's own; identifying fields belong wherever they stand. */
function preferred(claims: readonly Claim[], own: TableName): readonly Claim[] {
  const mine = claims.filter((claim) => claim.table === own);
  if (mine.length > 0) return mine;
  const identifying = claims.filter((claim) => claim.identifying);
  return identifying.length > 0 ? identifying : claims;
}

/** Two headers of one field are both set aside; in the wide layout each expert has a score column of his own. */
function separateDoubled(columns: readonly Column[]): { unique: Column[]; doubled: Column[] } {
  const byField = Map.groupBy(columns, (column) => column.field);
  const wide = !byField.has("expert");
  const several = (field: FieldKey) => (byField.get(field)?.length ?? 0) > 1 && !(wide && field === "score");
  const doubled = columns.filter(({ field }) => several(field));
  return { unique: columns.filter((column) => !doubled.includes(column)), doubled };
}
