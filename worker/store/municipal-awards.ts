// The municipal list as it stands, the leads' ID numbers as references. It decides nothing.
import { z } from "zod";
import { type MunicipalAward, municipalAwardSchema } from "../../policy/records/municipal-award.ts";
import { bulk, type Database, type PreparedStatement, type Statement } from "../database.ts";

export const municipalStream = "municipal";

const rowSchema = z.object({ record: z.string() });
export const awardOf = (row: unknown): MunicipalAward => municipalAwardSchema.parse(JSON.parse(rowSchema.parse(row).record));

/** Every row, the withdrawn ones too, by number. */
export const everyAward = (db: Database): PreparedStatement =>
  db.prepare("SELECT record FROM municipal_awards ORDER BY number");

export function awardStatements(awards: readonly MunicipalAward[]): Statement[] {
  return bulk(
    `INSERT INTO municipal_awards (id, number, version, record)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1) WHERE true
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, record = excluded.record`,
    awards.map((award) => [award.id, Number(award.id.slice(1)), award.version, JSON.stringify(award)]),
  );
}
