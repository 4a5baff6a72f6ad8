// The ranking with its ties and cut line, and the shortlist ticked in it, with a reason where it departs (articles 8 and 9).
import { useMemo, useState } from "react";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { departsFromRanking, isUndecided } from "../../../policy/ranking.ts";
import { ActionForm } from "../register/fields.tsx";
import { Reason } from "../sync/reason.tsx";
import { Fold } from "./fold.tsx";
import { type RankedLine, RankingList } from "./ranking-list.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";
import { ScoreChart } from "./score-chart.tsx";

export function RankingSection(props: ReviewPartProps) {
  const { round, state, session, person } = props;
  const { ranking: say } = useReviewTexts();
  const lines = useMemo(() => linesOf(state.ranking, state.applications ?? []), [state.ranking, state.applications]);
  const { stage, settings } = round;
  if (stage === "intake") return null;
  const { places, passMark, minimumExperts, fullMark } = settings.scoring;
  const isBounded = places !== null || passMark !== null;
  const isScored = lines.some(({ average }) => average !== null);
  const isClerk = person.roles.includes("clerk");
  const shortlisted = (state.applications ?? []).filter((one) => one.state === "shortlisted");
  const isFree = shortlisted.length < firstListed(state.applications ?? []);
  const settles = isClerk && isScored && (stage === "review" || (stage === "notice" && isFree));
  return (
    <Fold title={say.title} count={lines.length} isOpen={stage === "review" || settles}>
      <p className="aside">{say.settings(places, passMark, minimumExperts)}</p>
      {!isScored && <p>{say.none}</p>}
      {isScored && <ScoreChart applications={state.applications ?? []} fullMark={fullMark} />}
      {settles ? (
        <Shortlist {...props} lines={lines} isBounded={isBounded} />
      ) : (
        isScored && <RankingList lines={lines} isBounded={isBounded} state={state} session={session} pick={null} />
      )}
    </Fold>
  );
}

/** How many the first notice named: so many may be shortlisted, whoever left the list. */
function firstListed(applications: readonly ApplicationAnswer[]): number {
  const starts = applications.flatMap(({ notice }) => notice?.start ?? []).sort();
  return starts.filter((start) => start === starts[0]).length;
}

interface ShortlistProps extends ReviewPartProps {
  readonly lines: readonly RankedLine[];
  readonly isBounded: boolean;
}

function Shortlist({ round, state, session, lines, isBounded }: ShortlistProps) {
  const { ranking: say } = useReviewTexts();
  const replaces = round.stage === "notice";
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const [reason, setReason] = useState("");
  const chosen = ticked ?? proposed(lines);
  const departs = departsFromRanking(lines, chosen, round.settings.scoring);
  const needsReason = replaces || departs;
  const tick = (id: string, isTicked: boolean): void => {
    const next = new Set(chosen);
    if (isTicked) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const lack = (): string | null => {
    if (chosen.size === 0) return say.nobody;
    return needsReason && reason.trim() === "" ? say.missingReason : null;
  };
  const send = (): Promise<boolean> =>
    session.settleShortlist({ applications: [...chosen], reason: needsReason ? reason.trim() : null });
  const done = (): void => {
    setTicked(null);
    setReason("");
  };
  const mayTick = ({ application }: RankedLine): boolean =>
    isUndecided(application) && !isUpheld(application) && !(replaces && application.state === "shortlisted");
  return (
    <ActionForm
      label={replaces ? say.replace : say.settle}
      isPrimary
      isBusy={state.busy !== null}
      lack={lack}
      send={send}
      done={done}
    >
      <RankingList lines={lines} isBounded={isBounded} state={state} session={session} pick={{ chosen, tick, mayTick }} />
      <p>{say.chosen(chosen.size)}</p>
      {needsReason && (
        <>
          <p className="aside">{replaces ? say.replaceWhy : say.departs}</p>
          <Reason label={say.reason} value={reason} change={setReason} />
        </>
      )}
    </ActionForm>
  );
}

/** The shortlist as it is settled, else what the ranking gives. */
function proposed(lines: readonly RankedLine[]): ReadonlySet<string> {
  const listed = lines.filter(({ application }) => application.state === "shortlisted");
  const ones = listed.length > 0 ? listed : lines.filter(({ cut }) => cut);
  return new Set(ones.map(({ applicationId }) => applicationId));
}

const isUpheld = ({ objections }: ApplicationAnswer): boolean =>
  objections.some(({ outcome }) => outcome?.outcome === "upheld");

function linesOf(
  ranking: ReviewPartProps["state"]["ranking"],
  applications: readonly ApplicationAnswer[],
): readonly RankedLine[] {
  const byId = new Map(applications.map((application) => [application.id, application]));
  return ranking.flatMap((ranked) => {
    const application = byId.get(ranked.applicationId);
    return application === undefined ? [] : [{ ...ranked, application, isUpheld: isUpheld(application) }];
  });
}
