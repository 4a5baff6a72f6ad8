import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { merge } from "../../../policy/decisions/sync/merge.ts";
import type { FieldValues, RegisterRow } from "../../../policy/decisions/sync/plan-types.ts";
import type { ApplicationField } from "../../../policy/records/application.ts";

const fields = ["township", "occupation", "remark", "memberCount"] as const satisfies readonly ApplicationField[];
const value = fc.constantFrom(null, "甲", "乙", "丙");
const values = fc.record({ township: value, occupation: value, remark: value, memberCount: value });

/** A register that took `base` in version 1 and changed to `theirs` in version 2. */
function register(base: FieldValues, theirs: FieldValues): RegisterRow {
  const changed = Object.fromEntries(fields.filter((field) => base[field] !== theirs[field]).map((field) => [field, 2]));
  return { applicationId: "2025-001", version: 2, state: "submitted", fields: theirs, changed };
}

describe("sync: three-way by field, for any two sides", () => {
  const sides = fc.record({ base: values, mine: values, theirs: values });
  const settings = { seed: 20260101, numRuns: 2_000 };

  it("no edit is lost: each is written, shown as a conflict, or stands already", () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        const sent = Object.fromEntries(
          fields.filter((field) => mine[field] !== base[field]).map((field) => [field, mine[field]]),
        );
        const { writes, conflicts } = merge(sent, 1, register(base, theirs), { values: base, last: {} });
        for (const field of fields) {
          const conflict = conflicts.find((candidate) => candidate.field === field);
          const after = field in writes ? writes[field] : theirs[field];
          if (conflict)
            expect([conflict.base, conflict.mine, conflict.theirs, after]).toEqual([
              base[field],
              mine[field],
              theirs[field],
              theirs[field],
            ]);
          else if (mine[field] !== base[field]) expect(after).toBe(mine[field]);
          else expect(after).toBe(theirs[field]);
        }
      }),
      settings,
    );
  });

  it("what the register changed is never overwritten without being shown", () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        const { writes } = merge(mine, 1, register(base, theirs), { values: base, last: {} });
        for (const field of fields) if (theirs[field] !== base[field]) expect(field in writes).toBe(false);
      }),
      settings,
    );
  });

  it("sending the register's own values back writes nothing", () => {
    fc.assert(
      fc.property(sides, ({ base, theirs }) => {
        expect(merge(theirs, 1, register(base, theirs), { values: base, last: {} })).toMatchObject({
          writes: {},
          conflicts: [],
        });
      }),
      settings,
    );
  });
});
