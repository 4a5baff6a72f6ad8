// What `verify` finds: every single edit, deletion, insertion, swap, truncation and roll-back, and a forged checkpoint.
import { exportJWK, generateKeyPair } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalJson, type JsonObject } from "../../../worker/canonical.ts";
import { chainEvents, eventLine, firstPrevious } from "../../../worker/chain.ts";
import {
  type Checkpoint,
  checkpointSchema,
  type Head,
  type PublicKey,
  publicKeyOf,
  rootOf,
  signCheckpoint,
} from "../../../worker/checkpoint.ts";
import { verifyEvents } from "../../../worker/verify.ts";

const at = new Date("2026-11-22T08:00:00.000Z");

const newKey = async (): Promise<string> =>
  JSON.stringify(await exportJWK((await generateKeyPair("Ed25519", { extractable: true })).privateKey));

async function streamOf(stream: string, count: number): Promise<{ lines: string[]; head: Head }> {
  const events = Array.from(
    { length: count },
    (_, i): JsonObject => ({
      stream,
      seq: i + 1,
      on: "2026-11-22",
      type: "toy.happened",
      data: { 序: i, text: `第${i}件: "a"` },
    }),
  );
  const chained = await chainEvents(events, firstPrevious);
  return { lines: chained.map(eventLine), head: { stream, seq: count, hash: chained.at(-1)?.hash ?? firstPrevious } };
}

let secret: string;
let key: PublicKey;
let lines: readonly string[];
let heads: readonly Head[];
let checkpoint: Checkpoint;

beforeAll(async () => {
  secret = await newKey();
  key = publicKeyOf(secret);
  const streams = await Promise.all([
    streamOf("2023", 1),
    streamOf("2025", 4),
    streamOf("members", 3),
    streamOf("municipal", 1),
  ]);
  lines = streams.flatMap((stream) => stream.lines);
  heads = streams.map(({ head }) => head);
  checkpoint = await signCheckpoint(heads, at, secret);
});

const intact = async (changed: readonly string[], under = checkpoint) => (await verifyEvents(changed, under, key)).intact;
const parsed = (text: string) => {
  try {
    return checkpointSchema.safeParse(JSON.parse(text));
  } catch {
    return checkpointSchema.safeParse(null);
  }
};
const without = (index: number) => lines.toSpliced(index, 1);

describe("canonical JSON", () => {
  it("is RFC 8785's: the document's own example", () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const members = { "\u20ac": 1, "\r": 2, "1": 3, "\ud83d\ude00": 4, "\ufb33": 5, "\u0080": 6, "\u00f6": 7 };
    expect(canonicalJson(members)).toBe('{"\\r":2,"1":3,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":4,"\ufb33":5}');
  });

  it("refuses what JSON cannot say", () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
    expect(() => canonicalJson("\ud800")).toThrow(RangeError);
  });
});

describe("verify", () => {
  it("an untouched history is intact, and later events are counted as uncovered", async () => {
    expect(await verifyEvents(lines, checkpoint, key)).toEqual({ intact: true, covered: 9, uncovered: 0 });
    const later = (await streamOf("2025", 6)).lines;
    const more = [...lines.slice(0, 1), ...later, ...(await streamOf("2027", 2)).lines, ...lines.slice(5)];
    expect(await verifyEvents(more, checkpoint, key)).toEqual({ intact: true, covered: 9, uncovered: 4 });
  });

  /** Where in which line an edit is missed, of the lines named. */
  async function missedEdits(indexes: readonly number[], edit: (line: string, i: number) => string): Promise<string[]> {
    const missed: string[] = [];
    for (const index of indexes) {
      const line = lines[index] ?? "";
      for (let i = 0; i < line.length; i += 1) if (await intact(lines.with(index, edit(line, i)))) missed.push(`${index}:${i}`);
    }
    return missed;
  }
  const changedAt = (line: string, i: number) => line.slice(0, i) + (line[i] === "0" ? "1" : "0") + line.slice(i + 1);

  it("finds every character changed in any event", async () => {
    expect(await missedEdits([...lines.keys()], changedAt)).toEqual([]);
  });

  it("finds every character left out, and every one put in, white space too", async () => {
    const some = [0, 4];
    expect(await missedEdits(some, (line, i) => line.slice(0, i) + line.slice(i + 1))).toEqual([]);
    expect(await missedEdits(some, (line, i) => `${line.slice(0, i)} ${line.slice(i)}`)).toEqual([]);
    expect(await intact(lines.with(0, `${lines[0]} `))).toBe(false);
  });

  it("finds what reads the same and is written otherwise: a member twice, an escaped letter, another order", async () => {
    const [line = ""] = lines;
    const { seq, ...others }: JsonObject = JSON.parse(line);
    const written = [
      line.replace('"seq":1', '"seq":9,"seq":1'),
      line.replace("序", "\\u5e8f"),
      JSON.stringify({ seq: seq ?? 0, ...others }),
    ];
    for (const otherwise of written) {
      expect(otherwise).not.toBe(line);
      const verdict = await verifyEvents(lines.with(0, otherwise), checkpoint, key);
      expect(verdict).toMatchObject({ intact: false, broken: { line: 1, reason: "unreadable" } });
    }
  });

  it("finds every deletion, and says which event is missing", async () => {
    const verdicts = await Promise.all(lines.map(async (_, index) => intact(without(index))));
    expect(verdicts).toEqual(lines.map(() => false));
    expect(await verifyEvents(without(2), checkpoint, key)).toMatchObject({
      broken: { reason: "missing", stream: "2025", line: 3 },
    });
    expect(await verifyEvents(without(8), checkpoint, key)).toMatchObject({
      broken: { reason: "missing", stream: "municipal", seq: 1 },
    });
    for (const { stream } of heads) {
      const left = lines.filter((line) => !line.includes(`"stream":"${stream}"`));
      expect(await verifyEvents(left, checkpoint, key)).toMatchObject({ broken: { reason: "missing", stream, seq: 1 } });
    }
  });

  it("finds every insertion: a repeated event anywhere, and a made-up one", async () => {
    for (const [from, line] of lines.entries()) {
      for (let to = 0; to <= lines.length; to += 1)
        expect([from, to, await intact(lines.toSpliced(to, 0, line))]).toEqual([from, to, false]);
    }
    const [made = ""] = (await streamOf("2025", 1)).lines;
    for (let to = 0; to <= lines.length; to += 1) {
      expect([to, await intact(lines.toSpliced(to, 0, made.replace("2025", "2024")))]).toEqual([to, false]);
    }
  });

  it("finds every swap of two events", async () => {
    for (let a = 0; a < lines.length; a += 1) {
      for (let b = a + 1; b < lines.length; b += 1) {
        const swapped = lines.with(a, lines[b] ?? "").with(b, lines[a] ?? "");
        expect([a, b, await intact(swapped)]).toEqual([a, b, false]);
      }
    }
  });

  it("finds every truncation, between lines and within one", async () => {
    for (let kept = 0; kept < lines.length; kept += 1)
      expect([kept, await intact(lines.slice(0, kept))]).toEqual([kept, false]);
    for (const [index, line] of lines.entries()) {
      expect([index, await intact(lines.with(index, line.slice(0, 40)))]).toEqual([index, false]);
    }
  });

  it("finds every older copy: each stream at each earlier moment, alone and together with the others", async () => {
    const copies = heads.map(({ stream, seq }) => {
      const own = lines.filter((line) => line.includes(`"stream":"${stream}"`));
      return Array.from({ length: seq + 1 }, (_, kept) => own.slice(0, kept));
    });
    const older = copies.reduce<string[][]>((all, kept) => all.flatMap((begin) => kept.map((own) => [...begin, ...own])), [[]]);
    const verdicts = await Promise.all(older.map(async (copy) => [copy.length, await intact(copy)] as const));
    expect(verdicts).toHaveLength(2 * 5 * 4 * 2);
    expect(verdicts.filter(([, whole]) => whole)).toEqual([[lines.length, true]]);
  });

  it("finds a history computed anew, and an event carried over to another stream", async () => {
    const other = await chainEvents(
      lines.slice(1, 5).map((line) => {
        const { hash: _hash, previous: _previous, ...event }: JsonObject = JSON.parse(line);
        return { ...event, type: "toy.forged" };
      }),
      firstPrevious,
    );
    const verdict = await verifyEvents([...lines.slice(0, 1), ...other.map(eventLine), ...lines.slice(5)], checkpoint, key);
    expect(verdict).toMatchObject({ intact: false, broken: { line: 5, reason: "not-in-checkpoint" } });
    for (const [index, line] of lines.entries()) {
      const carried = lines.with(index, line.replace(/"stream":"\w+"/, '"stream":"2024"'));
      expect([index, await intact(carried), await intact(carried.toSorted())]).toEqual([index, false, false]);
    }
  });

  it("finds streams in another order", async () => {
    for (let a = 1; a < heads.length; a += 1) {
      const moved = [...lines.filter((line) => line.includes(`"stream":"${heads[a]?.stream}"`))];
      expect([a, await intact([...moved, ...lines.filter((line) => !moved.includes(line))])]).toEqual([a, false]);
    }
  });

  it("finds a checkpoint signed with another key, and one changed after signing", async () => {
    const forged = await signCheckpoint(heads, at, await newKey());
    expect(await verifyEvents(lines, forged, key)).toMatchObject({ intact: false, broken: { reason: "signature" } });
    expect(await intact(lines, { ...forged, keyId: checkpoint.keyId })).toBe(false);
    const fewer = heads.slice(1);
    for (const changed of [
      { ...checkpoint, at: "2026-11-22T08:00:01.000Z" },
      { ...checkpoint, revision: 7 },
      { ...checkpoint, heads: [...fewer] },
      { ...checkpoint, heads: [...fewer], root: await rootOf(fewer), revision: 4 },
      { ...checkpoint, signature: `${checkpoint.signature}=` },
    ]) {
      expect(await intact(lines, changed)).toBe(false);
    }
  });

  it("finds every character changed in a checkpoint", async () => {
    const text = JSON.stringify(checkpoint);
    const missed: number[] = [];
    for (let i = 0; i < text.length; i += 1) {
      const edited = parsed(changedAt(text, i));
      if (edited.success && (await intact(lines, edited.data))) missed.push(i);
    }
    expect(missed).toEqual([]);
  });
});
