// From when a studio's year runs (建设满一年, article 14) and when it is full. It reads the record; whether the year matters is for decisions and the schedule.
import { fullYearAfter } from "./calendar.ts";
import type { IsoDate } from "./kinds.ts";
import { type Application, fundingOf } from "./records/application.ts";
import type { Rulings } from "./rulings.ts";

type Studio = Pick<Application, "decision" | "plaque" | "payments" | "fields" | "matchResolutions">;

/** The first day of the year; null while it has not begun. A studio with the plaque only is never paid: its year runs from the decision. */
function yearStart(studio: Studio, { "year-starts": starts }: Pick<Rulings, "year-starts">): IsoDate | null {
  const { decision, plaque, payments } = studio;
  const decidedOn = decision?.outcome === "approved" ? decision.decidedOn : null;
  switch (starts) {
    case "decision":
      return decidedOn;
    case "plaque":
      return plaque.issuedOn;
    case "first-payment": {
      if (fundingOf(studio) === "plaque-only") return decidedOn;
      return payments.find(({ stage }) => stage === "first")?.paidOn ?? null;
    }
  }
}

/** The day on which the studio has been built for a full year; null while the year has not begun. */
export function yearFullOn(studio: Studio, rulings: Pick<Rulings, "year-starts">): IsoDate | null {
  const start = yearStart(studio, rulings);
  return start === null ? null : fullYearAfter(start);
}
