// Where the round stands: its six stages in order, the present one marked in word and colour.
import { type RoundStage, roundStages } from "../../../policy/records/round.ts";
import { useRegisterTexts } from "../register/register-texts.ts";
import { useReviewTexts } from "./review-texts.ts";

export function StageLine({ stage }: { readonly stage: RoundStage }) {
  const { stages } = useRegisterTexts();
  const say = useReviewTexts();
  const now = roundStages.indexOf(stage);
  return (
    <ol className="stage-line" aria-label={say.stageLine}>
      {roundStages.map((each, index) => (
        <li
          key={each}
          aria-current={index === now ? "step" : undefined}
          data-at={index < now ? "past" : index === now ? "now" : "ahead"}
        >
          <span className="stage-dot" aria-hidden="true">
            {index + 1}
          </span>
          {stages[each]}
          {index <= now && <span className="hidden-text"> {index < now ? say.stageDone : say.stageNow}</span>}
        </li>
      ))}
    </ol>
  );
}
