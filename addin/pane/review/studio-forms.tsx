// The forms of a studio's life: plaque, plan, assessment, revocation, sanction. Each says what lacks before it sends; the register decides.
import { useState } from "react";
import { isoDateSchema } from "../../../policy/kinds.ts";
import { parseDecimalToFen } from "../../../policy/money.ts";
import type { StudioAction } from "../../review/studio-actions.ts";
import { ActionForm, ChoiceField, TextField } from "../register/fields.tsx";
import { Reason } from "../sync/reason.tsx";
import { AssessmentForm } from "./assessment-form.tsx";
import { PlanForm } from "./plan-form.tsx";
import { useReviewTexts } from "./review-texts.ts";
import { type StudioFormProps, useDay, useDayLack } from "./studio-day.ts";

export function StudioForm({ action, ...props }: StudioFormProps & { readonly action: StudioAction }) {
  switch (action) {
    case "plaque-issued":
    case "plaque-returned":
      return <PlaqueForm {...props} action={action} />;
    case "plan":
      return <PlanForm {...props} />;
    case "annual":
    case "recheck":
      return <AssessmentForm {...props} kind={action} />;
    case "revocation":
      return <RevocationForm {...props} />;
    case "sanction":
      return <SanctionForm {...props} />;
  }
}

interface PlaqueFormProps extends StudioFormProps {
  readonly action: "plaque-issued" | "plaque-returned";
}

function PlaqueForm({ studio, state, session, action }: PlaqueFormProps) {
  const { studios: say } = useReviewTexts();
  const [day, setDay] = useDay(state.today);
  const lackOf = useDayLack(state.today);
  const send = (): Promise<boolean> => {
    const date = isoDateSchema.parse(day);
    return session.changeStudio(studio.id, action, {
      path: "plaque",
      body: action === "plaque-issued" ? { issuedOn: date } : { returnedOn: date },
    });
  };
  return (
    <ActionForm label={say.save} isBusy={state.busy !== null} lack={() => lackOf(day)} send={send}>
      <TextField type="date" label={say.date} value={day} change={setDay} />
    </ActionForm>
  );
}

function RevocationForm({ studio, state, session }: StudioFormProps) {
  const { studios: say } = useReviewTexts();
  const [day, setDay] = useDay(state.today);
  const [document, setDocument] = useState("");
  const [reason, setReason] = useState("");
  const lackOf = useDayLack(state.today);
  const lack = (): string | null => (document.trim() === "" || reason.trim() === "" ? say.missing : lackOf(day));
  const send = (): Promise<boolean> =>
    session.changeStudio(studio.id, "revocation", {
      path: "revocation",
      body: { decidedOn: isoDateSchema.parse(day), document: document.trim(), reason: reason.trim() },
    });
  return (
    <ActionForm label={say.save} isBusy={state.busy !== null} lack={lack} send={send}>
      <TextField type="date" label={say.date} value={day} change={setDay} />
      <TextField label={say.document} value={document} change={setDocument} />
      <Reason label={say.reason} value={reason} change={setReason} />
    </ActionForm>
  );
}

function SanctionForm({ studio, state, session }: StudioFormProps) {
  const { studios: say } = useReviewTexts();
  const [measure, setMeasure] = useState<"warning" | "plaque-removal" | null>(null);
  const [day, setDay] = useDay(state.today);
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const lackOf = useDayLack(state.today);
  const recovered = amount.trim() === "" ? null : parseDecimalToFen(amount.trim(), "元");
  const lack = (): string | null => {
    if (measure === null || reason.trim() === "") return say.missing;
    return amount.trim() !== "" && recovered === null ? say.amountWrong : lackOf(day);
  };
  const send = async (): Promise<boolean> =>
    measure !== null &&
    session.changeStudio(studio.id, "sanction", {
      path: "sanctions",
      body: { measure, recoverFen: recovered, reason: reason.trim(), decidedOn: isoDateSchema.parse(day) },
    });
  return (
    <ActionForm label={say.save} isBusy={state.busy !== null} lack={lack} send={send}>
      <ChoiceField
        label={say.measure}
        value={measure}
        options={[
          ["warning", say.measures.warning],
          ["plaque-removal", say.measures["plaque-removal"]],
        ]}
        change={setMeasure}
      />
      <TextField type="date" label={say.date} value={day} change={setDay} />
      <TextField type="number" label={say.recover} value={amount} change={setAmount} />
      <Reason label={say.reason} value={reason} change={setReason} />
    </ActionForm>
  );
}
