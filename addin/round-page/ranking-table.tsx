// The ranking as a table to decide from: rank, studio, average, ties in words, the cut line drawn where the places end (article 8).
import { useMemo } from "react";
import type { RankedAnswer } from "../../policy/contract/review.ts";
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import { useReviewTexts } from "../pane/review/review-texts.ts";
import { ScoreChart } from "../pane/review/score-chart.tsx";
import { useWording } from "../pane/strings/strings.ts";
import { fundingWord, stateWord } from "../sync/register-words.ts";
import type { RoundRecord } from "./round-record.ts";
import { useRoundTexts } from "./round-texts.ts";
import { nameOf, Section, ShortList } from "./section.tsx";

interface RankingTableProps {
  readonly round: RoundAnswer;
  readonly record: RoundRecord;
  readonly ranking: readonly RankedAnswer[];
}

export function RankingTable({ round, record, ranking }: RankingTableProps) {
  const { ranking: say } = useReviewTexts();
  const texts = useRoundTexts();
  const { places, passMark, minimumExperts, fullMark } = round.settings.scoring;
  const isScored = ranking.some(({ average }) => average !== null);
  return (
    <Section title={texts.ranking.title}>
      <p className="aside">{say.settings(places, passMark, minimumExperts)}</p>
      {round.shortlist?.reason != null && <p>{texts.ranking.reason(round.shortlist.reason)}</p>}
      {isScored ? (
        <>
          <ScoreChart applications={record.applications} fullMark={fullMark} />
          <ShortList items={ranking} atOnce={50}>
            {(shown) => (
              <Ranked shown={shown} ranking={ranking} record={record} isBounded={places !== null || passMark !== null} />
            )}
          </ShortList>
        </>
      ) : (
        <p>{say.none}</p>
      )}
    </Section>
  );
}

interface RankedProps extends Pick<RankingTableProps, "record" | "ranking"> {
  readonly shown: readonly RankedAnswer[];
  /** The round has places or a pass mark; without either everybody is within. */
  readonly isBounded: boolean;
}

function Ranked({ shown, ranking, record, isBounded }: RankedProps) {
  const { ranking: words } = useReviewTexts();
  const { ranking: say } = useRoundTexts();
  const { language } = useWording();
  const byId = useMemo(() => new Map(record.applications.map((each) => [each.id, each])), [record.applications]);
  const lastWithin = ranking.findLastIndex(({ cut }) => cut);
  const last = lastWithin === ranking.length - 1 ? undefined : ranking[lastWithin]?.applicationId;
  return (
    <table className="wide-table">
      <caption className="hidden-text">{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.rank}</th>
          <th scope="col">{say.studio}</th>
          <th scope="col">{say.lead}</th>
          <th scope="col" className="figure">
            {say.average}
          </th>
          <th scope="col">{say.state}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ applicationId, rank, average, tied, cut }) => {
          const application = byId.get(applicationId);
          if (application === undefined) return null;
          return (
            <tr key={applicationId} data-last-within={applicationId === last}>
              <td data-label={say.rank}>
                {rank ?? words.unranked}
                {tied && <span className="tag">{words.tied}</span>}
              </td>
              <th scope="row" data-label={say.studio}>
                {nameOf(application)} <span className="aside">{applicationId}</span>
              </th>
              <td data-label={say.lead}>{application.fields["leadName"]}</td>
              <td data-label={say.average} className="figure">
                {average?.toFixed(2)}
              </td>
              <td data-label={say.state}>
                {stateWord(application.state, language)} · {fundingWord(application.funding, language)}
                {cut && isBounded && <span className="tag">{say.within}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
