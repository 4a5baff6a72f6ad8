// Where the round stands: how many applications are in which state, and what stands between it and its next stage (articles 8, 9, 14).

import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import { missingSentence } from "../../policy/refusal-wording.ts";
import { articleLabel } from "../../policy/wording/entry.ts";
import { useRegisterTexts } from "../pane/register/register-texts.ts";
import { useReviewTexts } from "../pane/review/review-texts.ts";
import { useWording } from "../pane/strings/strings.ts";
import { standingOf } from "../review/standing.ts";
import type { MissingPoint } from "../sync/register-client.ts";
import { stateWord } from "../sync/register-words.ts";
import type { RoundRecord } from "./round-record.ts";
import { useRoundTexts } from "./round-texts.ts";
import { Section, ShortList, useNames } from "./section.tsx";

interface StandingSectionProps {
  readonly round: RoundAnswer;
  readonly record: RoundRecord;
}

export function StandingSection({ round, record }: StandingSectionProps) {
  const { standing: say } = useRoundTexts();
  const { next: words } = useReviewTexts();
  const { roles } = useRegisterTexts();
  const { language } = useWording();
  const { next, by, missing, article } = standingOf(round, record.applications, record.today);
  const states = Map.groupBy(record.applications, ({ state }) => state);
  return (
    <Section title={say.title}>
      <ul className="counts">
        {[...states].map(([state, { length }]) => (
          <li key={state}>
            {stateWord(state, language)} <strong>{length}</strong>
          </li>
        ))}
      </ul>
      {round.decision !== null && <p>{say.decided(round.decision.document, round.decision.decidedOn)}</p>}
      {next === null ? (
        <p>{words.closed}</p>
      ) : missing.length === 0 ? (
        <p>{say.ready(words.enter[next], roles[by] ?? by)}</p>
      ) : (
        <>
          <p>{say.still(words.enter[next], missing.length, articleLabel(article, language))}</p>
          <Missing missing={missing} record={record} />
        </>
      )}
    </Section>
  );
}

function Missing({ missing, record }: { readonly missing: readonly MissingPoint[]; readonly record: RoundRecord }) {
  const { language } = useWording();
  const name = useNames(record.applications);
  const kinds = Map.groupBy(missing, ({ code }) => code);
  return (
    <ul className="missing">
      {[...kinds].map(([code, points]) => {
        const ids = points.flatMap(({ applicationId }) => applicationId ?? []);
        return (
          <li key={code}>
            {missingSentence(code)?.[language] ?? code}
            {ids.length > 0 && (
              <ShortList items={ids} atOnce={8}>
                {(shown) => (
                  <ul>
                    {shown.map((id) => (
                      <li key={id}>
                        {name(id)} <span className="aside">{id}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </ShortList>
            )}
          </li>
        );
      })}
    </ul>
  );
}
