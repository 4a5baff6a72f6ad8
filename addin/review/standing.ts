// What still stands between a round and its next stage, told from what the register answers, and who may enter that stage. Only shows:
// the register decides, and its own list takes the place of this one where it refuses.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import type { IsoDate } from "../../policy/kinds.ts";
import { isUndecided, scoresWanting } from "../../policy/ranking.ts";
import type { RoundStage } from "../../policy/records/round.ts";
import type { MissingCode } from "../../policy/refusal.ts";
import type { MissingPoint } from "../sync/register-client.ts";

interface Standing {
  /** Null where the round is closed. */
  readonly next: RoundStage | null;
  readonly by: "clerk" | "leader";
  /** The article that asks for what is missing. */
  readonly article: string;
  readonly missing: readonly MissingPoint[];
}

type StandingRound = Pick<RoundAnswer, "stage" | "settings" | "rulings">;

export function standingOf(round: StandingRound, applications: readonly ApplicationAnswer[], today: IsoDate): Standing {
  const shortlisted = applications.filter(({ state }) => state === "shortlisted");
  const each = (code: MissingCode, ones: readonly ApplicationAnswer[]): MissingPoint[] =>
    ones.map(({ id }) => ({ code, applicationId: id, count: 1 }));
  switch (round.stage) {
    case "intake":
      return {
        ...{ next: "review", by: "clerk", article: "8" },
        missing: each(
          "application.undecided",
          applications.filter(({ state }) => state === "submitted"),
        ),
      };
    case "review":
      return { next: "notice", by: "clerk", article: "8", missing: beforeNotice(round, applications) };
    case "notice":
      return {
        next: "decision",
        by: "clerk",
        article: "9",
        missing: shortlisted.flatMap((one) => onNotice(round, one, today)),
      };
    case "decision":
      return { next: "running", by: "leader", article: "9", missing: each("decision.missing", shortlisted) };
    case "running":
      return { next: "closed", by: "clerk", article: "14", missing: each("studio.open", applications.filter(isOpen)) };
    case "closed":
      return { next: null, by: "clerk", article: "14", missing: [] };
  }
}

function beforeNotice({ settings: { scoring } }: StandingRound, applications: readonly ApplicationAnswer[]): MissingPoint[] {
  const wanting = applications.filter(isUndecided).flatMap(({ id, state, score }): MissingPoint[] => {
    const count = scoresWanting({ id, state, scores: score, objections: [] }, scoring);
    return count === 0 ? [] : [{ code: "scores.missing", applicationId: id, count }];
  });
  const isSettled = applications.some(({ state }) => state === "shortlisted");
  return isSettled ? wanting : [...wanting, { code: "shortlist.missing", applicationId: null, count: 1 }];
}

function onNotice({ rulings }: StandingRound, { id, notice, objections }: ApplicationAnswer, today: IsoDate): MissingPoint[] {
  const missing: MissingPoint[] = [];
  if (notice === null) missing.push({ code: "notice.missing", applicationId: id, count: 1 });
  else if (notice.end >= today) missing.push({ code: "notice.running", applicationId: id, count: 1 });
  const open = objections.filter(({ outcome }) => outcome === null).length;
  const blocks = rulings.find((ruling) => ruling.id === "objections-block")?.value !== "no";
  if (blocks && open > 0) missing.push({ code: "objection.open", applicationId: id, count: open });
  return missing;
}

const openStates: ReadonlySet<ApplicationAnswer["state"]> = new Set(["approved", "rectifying", "rectification-failed"]);
const isOpen = ({ state }: ApplicationAnswer): boolean => openStates.has(state);
