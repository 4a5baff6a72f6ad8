// What may happen to the studios in a random life of a round: assessments, sanctions, plaques, ledgers, municipal matches.
import { addDays } from "../../../policy/calendar.ts";
import { assessSchema, revokeSchema, sanctionCommandSchema } from "../../../policy/contract/studio.ts";
import { assess } from "../../../policy/decisions/assess.ts";
import { recordPlaque } from "../../../policy/decisions/issue-plaque.ts";
import { putExpenditures } from "../../../policy/decisions/put-expenditures.ts";
import { putPlan } from "../../../policy/decisions/put-plan.ts";
import { resolveMatch } from "../../../policy/decisions/resolve-match.ts";
import { reveal } from "../../../policy/decisions/reveal.ts";
import { revoke } from "../../../policy/decisions/revoke.ts";
import { sanction } from "../../../policy/decisions/sanction.ts";
import { expenditureSchema } from "../../../policy/records/studio.ts";
import { accepted } from "../../../policy/refusal.ts";
import { choose, document, idOf, onOne, type Step } from "./life-step.ts";

export const punish: Step = (life, n, k) => {
  life.decided(
    "leader",
    onOne(n, (application, { round }, on) => {
      const measure = k % 6 === 0 ? "plaque-removal" : "warning";
      const recoverFen = k % 4 === 2 ? 100_000 * (1 + (k % 90)) : null;
      const command = sanctionCommandSchema.parse({ measure, recoverFen, reason: "挪用经费", decidedOn: on });
      return sanction({ round, application }, command, on);
    }),
  );
};

const grades = ["优秀", "合格", "不合格", "不合格"] as const;

const examine: Step = (life, n, k) => {
  life.decided(
    "clerk",
    onOne(n, (application, { round, batches }, on) => {
      const kind = application.state === "rectifying" ? "recheck" : "annual";
      const grade = choose(grades, k);
      const passes = grade !== "不合格";
      const assessment = assessSchema.parse({
        kind,
        assessedOn: addDays(on, -(k % 3)),
        grade,
        secondAmountFen: passes && k % 7 > 1 ? 5_000_000 + 100_000 * (k % 51) : null,
        rectificationDeadline: !passes && kind === "annual" ? addDays(on, 30) : null,
      });
      return assess({ round, application, batches: batches.values() }, assessment, on);
    }),
  );
};

const takeBack: Step = (life, n) => {
  life.decided(
    "leader",
    onOne(n, (application, { round }, on) =>
      revoke({ round, application }, revokeSchema.parse({ decidedOn: on, document, reason: "整改后仍不达标" }), on),
    ),
  );
};

const plaque: Step = (life, n, k) => {
  life.decided(
    "clerk",
    onOne(n, (application, { round }, on) =>
      recordPlaque({ round, application }, k % 3 === 0 ? { returnedOn: on } : { issuedOn: on }, on),
    ),
  );
};

const writeDown: Step = (life, n, k) => {
  life.decided(
    "clerk",
    onOne(n, (application, { round }, on) => {
      const studio = { round, application };
      if (k % 2 === 0)
        return putPlan(studio, { year: 2025 + (k % 4), tasks: [{ task: "带徒", goal: null, progress: null }] }, on);
      return putExpenditures(studio, [expenditureSchema.parse({ spentOn: on, amountOut: 100 * k })], on);
    }),
  );
};

/** The municipal list moves, or a person says what a match is. */
const match: Step = (life, n, k) => {
  if (k % 3 === 0) {
    if (life.records().applications.has(idOf(n))) life.openMatches.add(idOf(n));
    life.looked();
    return;
  }
  const awardYear = 2024 + (k % 4);
  const command = { awardId: `M000${k % 2}`, same: k % 5 > 1, reason: "核实" };
  const matchedAwards = new Map([[command.awardId, { awardYear, version: 1 + (k % 3) }]]);
  life.openMatches.delete(idOf(n));
  life.decided(
    "clerk",
    onOne(n, (application, { round }, on) => resolveMatch({ round, application, matchedAwards }, command, on)),
  );
};

const look: Step = (life, n, k) => {
  life.decided(
    choose(["clerk", "finance"], k),
    onOne(n, ({ id }) => accepted(reveal(id, ["payeeAccount"]))),
  );
};

export const studioSteps: readonly (readonly [number, Step])[] = [
  [10, examine],
  [2, takeBack],
  [2, punish],
  [2, plaque],
  [2, writeDown],
  [3, match],
  [1, look],
];
