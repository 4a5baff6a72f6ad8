// The part of the D1 binding this service uses, as types. It never runs anything.

type SqlValue = string | number | null | ArrayBuffer | Uint8Array;

export interface PreparedStatement {
  bind(...values: readonly SqlValue[]): PreparedStatement;
  first<Row>(): Promise<Row | null>;
  all<Row>(): Promise<{ readonly results: readonly Row[] }>;
  run(): Promise<{ readonly meta: { readonly changes: number } }>;
}

export interface Database {
  prepare(sql: string): PreparedStatement;
  /** All statements in one transaction, in order: all of them hold, or none. */
  batch<Row = unknown>(
    statements: readonly PreparedStatement[],
  ): Promise<readonly { readonly results: readonly Row[]; readonly meta: { readonly changes: number } }[]>;
}

/** A statement of a commit, before it is bound: `sql` with `?1 …`, at most 100 values, each under 1 MB. Numbers bind as REAL: CAST them. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** JSON parameters stay under this many characters (a D1 parameter is limited to 2 MB and slows from 1 MB on). */
const jsonParameterLength = 400_000;

/**
 * One statement a chunk for many rows: `sql` reads them with `json_each(?1)`; `more` binds as `?2 …`.
 * Rows keep their order. No row, no statement.
 */
export function bulk(sql: string, rows: readonly unknown[], ...more: readonly SqlValue[]): Statement[] {
  const statements: Statement[] = [];
  let chunk: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (chunk.length > 0) statements.push({ sql, values: [`[${chunk.join(",")}]`, ...more] });
    chunk = [];
    length = 0;
  };
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (length + text.length > jsonParameterLength) flush();
    chunk.push(text);
    length += text.length + 1;
  }
  flush();
  return statements;
}
