// The ranking line by line: rank, who, average, ties in words, and the cut line drawn where the places end.
import { Fragment } from "react";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import type { RankedAnswer } from "../../../policy/contract/review.ts";
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import { stateWord } from "../../sync/register-words.ts";
import { useLongList } from "../register/long-list.tsx";
import { useWording } from "../strings/strings.ts";
import { ApplicationName, nameOf } from "./application-name.tsx";
import { useReviewTexts } from "./review-texts.ts";

export interface RankedLine extends RankedAnswer {
  readonly application: ApplicationAnswer;
  readonly isUpheld: boolean;
}

interface RankingListProps {
  readonly lines: readonly RankedLine[];
  /** The round has places or a pass mark; without either everybody is within. */
  readonly isBounded: boolean;
  readonly state: ReviewState;
  readonly session: ReviewSession;
  /** Null where nothing can be ticked. */
  readonly pick: {
    readonly chosen: ReadonlySet<string>;
    readonly tick: (id: string, isTicked: boolean) => void;
    readonly mayTick: (line: RankedLine) => boolean;
  } | null;
}

export function RankingList({ lines, isBounded, state, session, pick }: RankingListProps) {
  const { ranking: say } = useReviewTexts();
  const [shown, more] = useLongList(lines);
  const lastWithin = lines.findLastIndex(({ cut }) => cut);
  const within = lines.filter(({ cut }) => cut).length;
  return (
    <>
      <ol className="ranking">
        {shown.map((line, index) => (
          <Fragment key={line.applicationId}>
            <Line line={line} isBounded={isBounded} state={state} session={session} pick={pick} />
            {isBounded && index === lastWithin && index < lines.length - 1 && (
              <li className="cut-line">
                <span>{say.cut(within)}</span>
              </li>
            )}
          </Fragment>
        ))}
      </ol>
      {more}
    </>
  );
}

interface LineProps extends Omit<RankingListProps, "lines"> {
  readonly line: RankedLine;
}

function Line({ line, isBounded, state, session, pick }: LineProps) {
  const { ranking: say } = useReviewTexts();
  const { language } = useWording();
  const { applicationId, application, rank, average, tied, isUpheld } = line;
  return (
    <li className="ranked" data-within={isBounded && line.cut}>
      {pick !== null && (
        <input
          type="checkbox"
          aria-label={say.pick(nameOf(application))}
          checked={pick.chosen.has(applicationId)}
          disabled={!pick.mayTick(line)}
          onChange={({ target }) => pick.tick(applicationId, target.checked)}
        />
      )}
      <div className="ranked-body">
        <p className="ranked-figures">
          <strong>{rank === null ? say.unranked : say.rank(rank)}</strong>
          {average !== null && <span> {say.average(average.toFixed(2))}</span>}
          {tied && <span className="tag">{say.tied}</span>}
          {isUpheld && <span className="tag">{say.upheld}</span>}
          {application.state !== "eligible" && <span className="tag">{stateWord(application.state, language)}</span>}
        </p>
        <ApplicationName id={applicationId} state={state} session={session} />
      </div>
    </li>
  );
}
