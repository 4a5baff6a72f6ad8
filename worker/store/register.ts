// What a round's register is made of, read in one transaction: the round, its applications, holders of the title, the municipal list.
import { z } from "zod";
import type { Application } from "../../policy/records/application.ts";
import type { MunicipalAward } from "../../policy/records/municipal-award.ts";
import type { Batch } from "../../policy/records/payment.ts";
import type { Database, PreparedStatement } from "../database.ts";
import { applicationOf, ofRound, titleHolders } from "./applications.ts";
import { batchesOf, batchOf } from "./batches.ts";
import { awardOf, everyAward, municipalStream } from "./municipal-awards.ts";
import { roundById, type StoredRound, storedRound } from "./rounds.ts";

/** The streams that registers are made of, as they stand. */
export interface Marks {
  /** Changes with anything a register is made of. */
  readonly text: string;
  /** By stream: rounds and the municipal list. */
  readonly revisions: ReadonlyMap<string, number>;
  /** The last hash of each; null before its first event. */
  readonly hashes: ReadonlyMap<string, string | null>;
  /** How many sealed bundles there are. */
  readonly bundles: number;
}

const marksSchema = z.object({ bundles: z.number(), heads: z.string() });
const headsSchema = z.array(z.tuple([z.string(), z.number().nullable(), z.string().nullable()]));

/**
 * The last hash of every stream stands for its whole history; an erasure lowers the number of sealed bundles.
 */
const marksStatement = (db: Database): PreparedStatement =>
  db.prepare(
    `SELECT (SELECT count(*) FROM sealed_bundles) AS bundles,
      (SELECT json_group_array(json_array(stream, seq, (SELECT hash FROM events AS e WHERE e.stream = s.stream AND e.seq = s.seq)))
        FROM (SELECT stream, (SELECT max(seq) FROM events WHERE events.stream = streams.stream) AS seq
          FROM (SELECT id AS stream FROM rounds UNION ALL SELECT '${municipalStream}') AS streams ORDER BY stream) AS s) AS heads`,
  );

function marksOf(row: unknown): Marks {
  const { bundles, heads } = marksSchema.parse(row);
  const read = headsSchema.parse(JSON.parse(heads));
  return {
    text: `${bundles} ${heads}`,
    revisions: new Map(read.map(([stream, seq]) => [stream, seq ?? 0])),
    hashes: new Map(read.map(([stream, , hash]) => [stream, hash])),
    bundles,
  };
}

export const readMarks = async (db: Database): Promise<Marks> => marksOf(await marksStatement(db).first());

export interface RegisterRows {
  readonly marks: Marks;
  readonly stored: StoredRound | null;
  readonly applications: readonly Application[];
  readonly holders: readonly Application[];
  readonly awards: readonly MunicipalAward[];
  readonly batches: readonly Batch[];
}

export async function readRegisterRows(db: Database, roundId: string): Promise<RegisterRows> {
  const reads = [
    marksStatement(db),
    roundById(db, roundId),
    ofRound(db, roundId),
    titleHolders(db, roundId),
    everyAward(db),
    batchesOf(db, roundId),
  ];
  const [marks, rounds, applications, holders, awards, batches] = (await db.batch(reads)).map(({ results }) => results);
  const round = rounds?.at(0);
  return {
    marks: marksOf(marks?.at(0)),
    stored: round === undefined ? null : storedRound(round),
    applications: (applications ?? []).map(applicationOf),
    holders: (holders ?? []).map(applicationOf),
    awards: (awards ?? []).map(awardOf),
    batches: (batches ?? []).map(batchOf),
  };
}

export async function readList(db: Database): Promise<Pick<RegisterRows, "marks" | "awards">> {
  const [marks, awards] = (await db.batch([marksStatement(db), everyAward(db)])).map(({ results }) => results);
  return { marks: marksOf(marks?.at(0)), awards: (awards ?? []).map(awardOf) };
}
