// Views of a dossier that are carried over to one in which rows were replaced.
import { describe, expect, it } from "vitest";
import { derived, replaceRows } from "../../../policy/derived.ts";
import type { Dossier, Row } from "../../../policy/dossier.ts";
import { LayeredMap } from "../../../policy/layered-map.ts";
import { dossier } from "../dossier-builder.ts";

const named = (row: Row, studioName: string): Row => ({ ...row, fields: { ...row.fields, studioName } });
const namesIn = ({ rows }: Dossier): readonly string[] => rows.applications.map(({ fields }) => fields.studioName ?? "");
const three = () => dossier({ applications: [{ studioName: "甲" }, { studioName: "乙" }, { studioName: "丙" }] });

/** The row in one place, replaced by one of another name. */
function renamed(before: Dossier, index: number, name: string): Dossier {
  const row = before.rows.applications[index];
  if (row === undefined) throw new Error("no such row");
  return replaceRows(before, new Map([[row, named(row, name)]]));
}

describe("a view of a dossier", () => {
  it("is worked out once, and carried over to what replaced rows make of the dossier", () => {
    const work: string[] = [];
    const names = derived(
      (of) => {
        work.push("built");
        return namesIn(of);
      },
      (before, replaced) => {
        work.push(`carried ${replaced.size}`);
        return before.map(
          (name) => [...replaced].find(([old]) => old.fields.studioName === name)?.[1].fields.studioName ?? name,
        );
      },
    );
    const first = three();
    expect(names(first)).toBe(names(first));
    const second = renamed(first, 1, "丁");
    // Nobody asks for the second: the third is carried over from the first.
    const third = renamed(renamed(second, 0, "戊"), 1, "己");
    expect(names(third)).toEqual(["戊", "己", "丙"]);
    expect(names(third)).toEqual(namesIn(third));
    expect(names(first)).toEqual(["甲", "乙", "丙"]);
    expect(names(second)).toEqual(["甲", "丁", "丙"]);
    expect(work).toEqual(["built", "carried 2", "carried 1"]);
  });

  it("that cannot be carried over is worked out anew", () => {
    const names = derived(namesIn);
    const first = three();
    expect(names(first)).toEqual(["甲", "乙", "丙"]);
    expect(names(renamed(first, 2, "丁"))).toEqual(["甲", "乙", "丁"]);
  });
});

describe("a layered map", () => {
  it("keeps every version as it was, however many changes it took", () => {
    const base = new LayeredMap(new Map(Array.from({ length: 500 }, (_, i) => [i, i])));
    let map = base.with(new Map([[3, null]]));
    const without = map;
    for (let i = 0; i < 500; i++) map = map.with(new Map([[i, -i]]));
    expect([base.get(3), without.get(3), without.get(4), map.get(3), map.get(499), map.get(500)]).toEqual([
      3,
      undefined,
      4,
      -3,
      -499,
      undefined,
    ]);
  });
});
