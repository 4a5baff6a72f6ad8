// The tables of sealed values and their blind indexes. It never sees a value in the clear.
import { bulk, type Database, type Statement } from "../database.ts";

export interface StoredBundle {
  readonly id: string;
  readonly stream: string;
  readonly subject: string;
  readonly keyId: string;
  /** base64url, as is the box. */
  readonly iv: string;
  readonly box: string;
}

export interface IndexRow {
  readonly stream: string;
  readonly field: string;
  readonly digest: string;
  readonly bundleId: string;
  readonly subject: string;
  readonly keyId: string;
}

export function bundleStatements(bundles: readonly StoredBundle[]): Statement[] {
  return bulk(
    `INSERT INTO sealed_bundles (id, stream, subject, key_id, iv, box)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?1)`,
    bundles.map(({ id, stream, subject, keyId, iv, box }) => [id, stream, subject, keyId, iv, box]),
  );
}

export function indexStatements(rows: readonly IndexRow[]): Statement[] {
  return bulk(
    `INSERT INTO blind_index (stream, field, digest, bundle_id, subject, key_id)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?1)`,
    rows.map(({ stream, field, digest, bundleId, subject, keyId }) => [stream, field, digest, bundleId, subject, keyId]),
  );
}

/** Values that nothing will be decided on any more; events keep their commitments. */
export function erasureStatements(bundleIds: readonly string[]): Statement[] {
  return bulk("DELETE FROM sealed_bundles WHERE id IN (SELECT value FROM json_each(?1))", bundleIds);
}

const columns = "id, stream, subject, key_id AS keyId, iv, box";

/** Up to about 10,000 ids at once. */
export async function findBundles(db: Database, ids: readonly string[]): Promise<readonly StoredBundle[]> {
  if (ids.length === 0) return [];
  const { results } = await db
    .prepare(`SELECT ${columns} FROM sealed_bundles WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids))
    .all<StoredBundle>();
  return results;
}

/** Bundles that are not under the key. */
export async function bundlesUnderOtherKeys(db: Database, keyId: string, limit: number): Promise<readonly StoredBundle[]> {
  const { results } = await db
    .prepare(`SELECT ${columns} FROM sealed_bundles WHERE key_id <> ?1 LIMIT CAST(?2 AS INTEGER)`)
    .bind(keyId, limit)
    .all<StoredBundle>();
  return results;
}

/** Puts bundles sealed again in the place of the old ones, and their index rows; one erased meanwhile stays erased. */
export function resealStatements(bundles: readonly StoredBundle[], index: readonly IndexRow[]): Statement[] {
  const ids = bundles.map(({ id }) => id);
  return [
    ...bulk(
      `UPDATE sealed_bundles SET key_id = row.value ->> 1, iv = row.value ->> 2, box = row.value ->> 3
       FROM json_each(?1) AS row WHERE sealed_bundles.id = row.value ->> 0`,
      bundles.map(({ id, keyId, iv, box }) => [id, keyId, iv, box]),
    ),
    ...bulk("DELETE FROM blind_index WHERE bundle_id IN (SELECT value FROM json_each(?1))", ids),
    ...bulk(
      `INSERT INTO blind_index (stream, field, digest, bundle_id, subject, key_id)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?1)
       WHERE value ->> 3 IN (SELECT id FROM sealed_bundles)`,
      index.map(({ stream, field, digest, bundleId, subject, keyId }) => [stream, field, digest, bundleId, subject, keyId]),
    ),
  ];
}
