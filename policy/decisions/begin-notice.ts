// The shortlist goes on notice for at least 7 days (article 9); replacements after an upheld objection get a notice of their own.
import { earliestNoticeEnd, noticeDays } from "../calendar.ts";
import type { IsoDate } from "../kinds.ts";
import { parameterOn } from "../parameters.ts";
import { departsFromRanking, isUndecided, rankingOf, scoresWanting } from "../ranking.ts";
import type { RoundEvent } from "../records/event.ts";
import { rulingsOn, rulingsUsed } from "../records/round.ts";
import type { RoundWithApplications } from "../records/round-with-applications.ts";
import { accepted, type Missing, type Result, refused } from "../refusal.ts";

interface BeginNotice {
  readonly noticeStart: IsoDate;
  readonly noticeEnd: IsoDate;
}

/**
 * From review: the whole shortlist. During a notice: those that were never on one. Refuses `stage.not-ready` (8) with what is missing,
 * `stage.wrong` where nobody waits for a notice, `notice.too-short` (9) with the earliest last day. The first day may be past or to come.
 */
export function beginNotice(record: RoundWithApplications, command: BeginNotice, on: IsoDate): Result<RoundEvent[]> {
  const { round, applications } = record;
  const shortlisted = [...applications.values()].filter(({ state }) => state === "shortlisted");
  const waiting = round.stage === "notice" ? shortlisted.filter(({ notice }) => notice === null) : shortlisted;
  if (round.stage === "notice" && waiting.length === 0) return refused("stage.wrong");
  const missing = round.stage === "notice" ? [] : missingForNotice(record, waiting);
  if (missing.length > 0) return refused("stage.not-ready", "8", missing);
  const rulings = rulingsOn(round, on);
  const ruling = rulings["notice-days"];
  const { noticeStart: start, noticeEnd: end } = command;
  const days = noticeDays(start, end, ruling);
  if (days < parameterOn("noticeDays", start)) {
    return refused("notice.too-short", "9", [], earliestNoticeEnd(start, ruling));
  }
  const named = waiting.map(({ id }) => id);
  return accepted([
    {
      type: "round.notice-begun",
      data: { start, end, days, applications: named, rulings: rulingsUsed(rulings, ["notice-days"]) },
    },
    ...named.map((applicationId): RoundEvent => {
      return { type: "application.put-on-notice", applicationId, data: { start, end } };
    }),
  ]);
}

/** 第八条：组织专家对申报对象进行专业评审，确定拟定名单. Scores may have changed since the shortlist was settled. */
function missingForNotice(
  { round, applications }: RoundWithApplications,
  shortlisted: readonly { readonly id: string }[],
): Missing[] {
  const { scoring } = round.settings;
  const candidates = [...applications.values()].filter(isUndecided);
  const scores = candidates.flatMap((candidate): Missing[] => {
    const count = scoresWanting(candidate, scoring);
    return count === 0 ? [] : [{ code: "scores.missing", applicationId: candidate.id, count }];
  });
  const settled = shortlisted.length === 0 ? null : round.shortlist;
  if (settled === null) return [...scores, { code: "shortlist.missing", applicationId: null, count: 1 }];
  if (scores.length > 0) return scores;
  const shortlist = new Set(shortlisted.map(({ id }) => id));
  const departs = departsFromRanking(rankingOf(applications.values(), scoring), shortlist, scoring);
  const isUnexplained = departs && settled.reason === null;
  return isUnexplained ? [{ code: "shortlist.reason", applicationId: null, count: 1 }] : [];
}
