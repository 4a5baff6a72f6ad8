// A reviewer's own scores and recusals (articles 5 and 8). What is typed stays until the register has taken it.
import { useState } from "react";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { isUndecided } from "../../../policy/ranking.ts";
import type { SentScore } from "../../review/review-client.ts";
import { ActionForm, TextField } from "../register/fields.tsx";
import { useLongList } from "../register/long-list.tsx";
import { StateCard } from "../state-card.tsx";
import { nameOf } from "./application-name.tsx";
import { Fold } from "./fold.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";

interface Draft {
  readonly score: string;
  readonly recused: boolean;
}

export function OwnScores({ round, state, session, person }: ReviewPartProps) {
  const { own: say } = useReviewTexts();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const label = state.experts.find(({ memberId }) => memberId === person.memberId)?.label;
  const applications = (state.applications ?? []).filter(isUndecided);
  const [shown, more] = useLongList(applications);
  if (round.stage !== "review") return <StateCard mood="empty" {...say.closed} />;
  if (label === undefined)
    return <StateCard mood="empty" title={say.notMapped.title} body={say.notMapped.body(person.memberId)} />;
  const fullMark = round.settings.scoring.fullMark;
  const keyOf = ({ id }: ApplicationAnswer): string => id;
  const draftOf = (application: ApplicationAnswer): Draft =>
    drafts.get(keyOf(application)) ?? recordedDraft(application, label);
  const change = (application: ApplicationAnswer, changed: Partial<Draft>): void =>
    setDrafts(new Map(drafts).set(keyOf(application), { ...draftOf(application), ...changed }));
  const changed = applications.filter((application) => !isSame(draftOf(application), recordedDraft(application, label)));
  const lack = (): string | null => {
    const bad = changed.filter((application) => !isSendable(draftOf(application), fullMark)).map(keyOf);
    setWrong(new Set(bad));
    if (bad.length > 0) return say.range(fullMark);
    return changed.length === 0 ? say.nothing : null;
  };
  const send = (): Promise<boolean> =>
    session.putScores(
      changed.map((application): SentScore => {
        const { score, recused } = draftOf(application);
        return { applicationId: application.id, expert: label, ...(recused ? { recused } : { score: Number(score) }) };
      }),
    );
  return (
    <Fold title={`${say.title} · ${label}`} count={applications.length} isOpen>
      <p className="aside">{say.intro(fullMark)}</p>
      <ActionForm
        label={say.save}
        isPrimary
        isBusy={state.busy !== null}
        lack={lack}
        send={send}
        done={() => setDrafts(new Map())}
      >
        <ul className="own-scores">
          {shown.map((application) => {
            const { score, recused } = draftOf(application);
            return (
              <li key={application.id}>
                <TextField
                  type="number"
                  label={say.score(nameOf(application))}
                  value={recused ? "" : score}
                  isWrong={wrong.has(application.id)}
                  change={(value) => change(application, { score: value.trim(), recused: false })}
                />
                <label className="pick">
                  <input
                    type="checkbox"
                    checked={recused}
                    onChange={({ target }) => change(application, { recused: target.checked })}
                  />
                  {say.recused}
                </label>
              </li>
            );
          })}
        </ul>
        {more}
      </ActionForm>
    </Fold>
  );
}

function recordedDraft({ score }: ApplicationAnswer, label: string): Draft {
  const given = score.find(({ expert }) => expert === label);
  return { score: given?.score?.toString() ?? "", recused: given?.recused ?? false };
}

const isSame = (a: Draft, b: Draft): boolean => a.recused === b.recused && (a.recused || a.score === b.score);

const isSendable = ({ score, recused }: Draft, fullMark: number): boolean =>
  recused || (/^\d+(\.\d+)?$/.test(score) && Number(score) <= fullMark);
