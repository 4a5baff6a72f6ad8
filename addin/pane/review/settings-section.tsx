// What the round fixes for itself: scoring and places, set by the office until review ends (article 8), and the leading group's answers
// to what the measures leave open (article 16). Everybody who sees the round reads them.
import { useState } from "react";
import { settingsChange, settingsDraft, type TypedSetting, wrongSettings } from "../../review/settings-draft.ts";
import { ActionForm, ChoiceField, TextField } from "../register/fields.tsx";
import { Fold } from "./fold.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";
import { RulingList } from "./ruling-list.tsx";

export function SettingsSection(props: ReviewPartProps) {
  const { round, person } = props;
  const { settings: say } = useReviewTexts();
  const maySet = person.roles.includes("clerk") && (round.stage === "intake" || round.stage === "review");
  return (
    <>
      <Fold title={say.title}>{maySet ? <SettingsForm {...props} /> : <SettingsFacts {...props} />}</Fold>
      <Fold title={say.rulings}>
        <RulingList {...props} />
      </Fold>
    </>
  );
}

function SettingsFacts({ round }: ReviewPartProps) {
  const { settings: say } = useReviewTexts();
  const { combine, ...typed } = settingsDraft(round);
  const fields: readonly TypedSetting[] = ["places", "passMark", "fullMark", "minimumExperts", "previousYear"];
  return (
    <ul className="facts">
      {fields.map((key) => (
        <li key={key}>{say.is(say.fields[key], typed[key] === "" ? say.none : typed[key])}</li>
      ))}
      <li>{say.is(say.combine, say.ways[combine])}</li>
    </ul>
  );
}

/** What is typed lies over what stands, which may change under it. */
function SettingsForm({ round, state, session }: ReviewPartProps) {
  const { settings: say } = useReviewTexts();
  const [typed, setTyped] = useState<Partial<ReturnType<typeof settingsDraft>>>({});
  const [wrong, setWrong] = useState<readonly TypedSetting[]>([]);
  const stands = settingsDraft(round);
  const draft = { ...stands, ...typed };
  const lack = (): string | null => {
    const bad = wrongSettings(draft);
    setWrong(bad);
    if (bad.length > 0) return say.wrong(bad.map((key) => say.fields[key]));
    return settingsChange(draft, stands) === null ? say.nothing : null;
  };
  const send = async (): Promise<boolean> => {
    const change = settingsChange(draft, stands);
    return change !== null && session.changeSettings(change);
  };
  const field = (key: TypedSetting, hint?: string) => (
    <TextField
      type="number"
      label={say.fields[key]}
      value={draft[key]}
      hint={draft[key] === stands[key] ? hint : say.stands(stands[key] === "" ? say.none : stands[key])}
      isWrong={wrong.includes(key)}
      change={(value) => setTyped({ ...typed, [key]: value.trim() })}
    />
  );
  return (
    <ActionForm label={say.save} isBusy={state.busy !== null} lack={lack} send={send} done={() => setTyped({})}>
      <p className="aside">{say.intro}</p>
      <div className="field-pairs">
        {field("places", say.blank)}
        {field("passMark", say.blank)}
        {field("fullMark")}
        {field("minimumExperts")}
      </div>
      <ChoiceField
        label={say.combine}
        value={draft.combine}
        options={[
          ["mean", say.ways.mean],
          ["trimmed-mean", say.ways["trimmed-mean"]],
        ]}
        change={(combine) => setTyped({ ...typed, combine })}
      />
      {field("previousYear", say.previousHint)}
    </ActionForm>
  );
}
