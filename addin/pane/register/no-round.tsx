// The register has no round yet: a clerk opens one, everybody else is told who does.
import { Glyph } from "../glyph.tsx";
import { StateCard } from "../state-card.tsx";
import { NewRound, type NewRoundProps } from "./new-round.tsx";
import { useRegisterTexts } from "./register-texts.ts";

export function NoRound(props: NewRoundProps) {
  const { door } = props;
  const { noRound, again } = useRegisterTexts();
  const isClerk = door.state().person?.roles.includes("clerk") === true;
  if (!isClerk)
    return (
      <StateCard
        mood="empty"
        title={noRound.title}
        body={noRound.bodyOthers}
        action={{ label: again, act: door.refreshRounds }}
      />
    );
  return (
    <NewRound {...props} className="state-card">
      <Glyph name="empty" />
      <h2>{noRound.title}</h2>
      <p>{noRound.body}</p>
    </NewRound>
  );
}
