// The questions that the measures leave open, each with the answer in force, who gave it and why; a leader answers anew (article 16).
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import { defaultRulings, rulingsTable } from "../../../policy/rulings.ts";
import { articleLabel } from "../../../policy/wording/entry.ts";
import { LazyFold } from "../register/lazy-fold.tsx";
import { momentText } from "../register/moment.ts";
import { useWording } from "../strings/strings.ts";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";
import { RulingForm } from "./ruling-form.tsx";
import { rulingAnswer, useRulingWords } from "./ruling-words.ts";

export function RulingList(props: ReviewPartProps) {
  const { settings: say } = useReviewTexts();
  const { round, person } = props;
  const maySet = person.roles.includes("leader") && round.stage !== "closed";
  const questions = new Map(rulingsTable(defaultRulings, round.settings.scoring).map((one) => [one.id, one]));
  return (
    <>
      <p className="aside">{maySet ? say.rulingsWhy : say.rulingsByLeader}</p>
      <ul className="cards">
        {round.rulings.map((ruling) => {
          const asked = questions.get(ruling.id);
          return asked === undefined ? null : (
            <li key={ruling.id} className="card" data-ruling={ruling.id}>
              <RulingFacts ruling={ruling} asked={asked} />
              {maySet && (
                <LazyFold key={`${ruling.at} ${ruling.by}`} title={say.answerAnew}>
                  <RulingForm {...props} ruling={ruling.id} />
                </LazyFold>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface RulingFactsProps {
  readonly ruling: RoundAnswer["rulings"][number];
  readonly asked: ReturnType<typeof rulingsTable>[number];
}

function RulingFacts({ ruling: { id, value, reason, from, by, at }, asked }: RulingFactsProps) {
  const { settings: say } = useReviewTexts();
  const words = useRulingWords();
  const { language } = useWording();
  return (
    <>
      <p className="aside">
        {asked.question[language]}
        {language === "zh" ? "" : " "}
        {say.article(articleLabel(asked.article, language))}
      </p>
      <p>
        <strong>{rulingAnswer(id, value, words)}</strong>
        {by !== null && <span className="tag">{say.ownAnswer}</span>}
      </p>
      <LazyFold title={say.why}>
        <p className="aside">{by === null ? asked.reason[language] : reason}</p>
        <p className="aside">{by === null ? say.since(from) : say.answered(by, momentText(at ?? ""), from)}</p>
      </LazyFold>
    </>
  );
}
