// The applications table: applications as they stand, sealed values as references. It decides nothing.
import { z } from "zod";
import { type Application, applicationNumberOf, fundingOf, newApplication } from "../../policy/records/application.ts";
import { bulk, type Database, type PreparedStatement, type Statement } from "../database.ts";

const rowSchema = z.object({ record: z.string() });

/** The record was folded from events parsed by their schema and written by {@link applicationStatements} alone; it is not parsed again. */
export const applicationOf = (row: unknown): Application => {
  const record = JSON.parse(rowSchema.parse(row).record) as Application;
  // A record from before a kind of decision existed has none of that kind.
  return { ...newApplication(record.id, record.round), ...record };
};

/** Every application of a round, by number. */
export const ofRound = (db: Database, round: string): PreparedStatement =>
  db.prepare("SELECT record FROM applications WHERE round = ?1 ORDER BY number").bind(round);

/** Those of a round that stand on its notice, by number; the states spare the reading of all other records. */
export async function applicationsOnNotice(db: Database, round: string): Promise<readonly Application[]> {
  const { results } = await db
    .prepare(
      `SELECT record FROM applications
       WHERE round = ?1 AND state NOT IN ('submitted', 'eligible', 'ineligible', 'withdrawn', 'not-shortlisted')
         AND json_type(record, '$.notice') = 'object'
       ORDER BY number`,
    )
    .bind(round)
    .all();
  return results.map(applicationOf);
}

/** Applications of other rounds that hold the title (article 3). */
export const titleHolders = (db: Database, round: string): PreparedStatement =>
  db
    .prepare(
      `SELECT record FROM applications WHERE round <> ?1 AND state IN ('approved', 'rectifying', 'completed')
       ORDER BY round, number`,
    )
    .bind(round);

/** Writes the applications as they now stand. */
export function applicationStatements(applications: readonly Application[]): Statement[] {
  return bulk(
    `INSERT INTO applications (id, round, number, version, state, funding, record)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM json_each(?1) WHERE true
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state, funding = excluded.funding,
       record = excluded.record`,
    applications.map((application) => [
      application.id,
      application.round,
      applicationNumberOf(application.id),
      application.version,
      application.state,
      fundingOf(application),
      JSON.stringify(application),
    ]),
  );
}
