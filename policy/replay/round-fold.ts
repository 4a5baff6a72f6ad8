// A round as its events tell it: settings, rulings, stages, experts, shortlist, notice, decision, opening.
import type { Recorded, RoundEvent } from "../records/event.ts";
import type { Round } from "../records/round.ts";

/** The round after one of its events; events of applications and batches leave it as it is. @throws RangeError for an event before `round.created`. */
export function foldRound(stream: string, round: Round | null, event: Recorded<RoundEvent>): Round {
  if (event.type === "round.created") return newRound(stream, event.data);
  if (round === null) throw new RangeError("A round's stream begins with its creation.");
  const { by, at, member } = event;
  switch (event.type) {
    case "round.settings-changed":
      return { ...round, settings: event.data.settings, previousYear: event.data.settings.previousRoundYear };
    case "round.ruling-set": {
      const { ruling, value, reason, from } = event.data;
      return { ...round, rulings: [...round.rulings, { id: ruling, value, reason, from, by, at }] };
    }
    case "round.review-begun":
      return { ...round, stage: "review" };
    case "round.experts-set":
      return { ...round, experts: [...event.data.experts] };
    case "round.shortlist-settled":
      return { ...round, shortlist: { reason: event.data.reason, by, at } };
    case "round.notice-begun":
      return {
        ...round,
        stage: "notice",
        notice: { start: event.data.start, end: event.data.end },
        listed: listed(round, event.data),
      };
    case "round.decision-begun":
      return { ...round, stage: "decision" };
    case "round.decided":
      return { ...round, decision: { document: event.data.document, decidedOn: event.data.decidedOn, by, at } };
    case "round.running-begun":
      return { ...round, stage: "running" };
    case "round.closed":
      return { ...round, stage: "closed" };
    case "round.opening-proposed":
      return { ...round, opening: { ...event.data, by, member, at, confirmed: false } };
    case "round.opening-confirmed":
      return { ...round, stage: "running", opening: round.opening && { ...round.opening, confirmed: true } };
    default:
      return round;
  }
}

function newRound(id: string, { year, previousYear, settings }: Pick<Round, "year" | "previousYear" | "settings">): Round {
  const later = { notice: null, listed: 0, experts: [], shortlist: null, decision: null, opening: null };
  return { id, year, previousYear, stage: "intake", settings, rulings: [], ...later };
}

/** The first notice names the whole shortlist, a later one the replacements alone. */
const listed = (round: Round, { applications }: { readonly applications: readonly string[] }): number =>
  round.notice === null ? applications.length : round.listed;
