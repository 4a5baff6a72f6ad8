// The yearly assessment, or the recheck after rectification (articles 13 and 14): grade first, then only what that grade asks for.
import { useState } from "react";
import { type Grade, isoDateSchema } from "../../../policy/kinds.ts";
import { parseDecimalToFen } from "../../../policy/money.ts";
import { isPassing } from "../../../policy/records/studio.ts";
import { ActionForm, ChoiceField, TextField } from "../register/fields.tsx";
import { Reason } from "../sync/reason.tsx";
import { useReviewTexts } from "./review-texts.ts";
import { type StudioFormProps, useDay, useDayLack } from "./studio-day.ts";

interface AssessmentFormProps extends StudioFormProps {
  readonly kind: "annual" | "recheck";
}

const grades: readonly Grade[] = ["优秀", "良好", "合格", "不合格"];

export function AssessmentForm({ studio, state, session, kind }: AssessmentFormProps) {
  const { studios: say } = useReviewTexts();
  const [day, setDay] = useDay(state.today);
  const [grade, setGrade] = useState<Grade | null>(null);
  const [deadline, setDeadline] = useState("");
  const [amount, setAmount] = useState("");
  const [opinion, setOpinion] = useState("");
  const lackOf = useDayLack(state.today);
  const isFailed = grade !== null && !isPassing(grade);
  const needsDeadline = isFailed && kind === "annual";
  // Whether the second stage is still to be paid, and a passed recheck pays, is for the register to say.
  const mayPay = grade !== null && isPassing(grade) && studio.funding === "district";
  const secondAmount = mayPay && amount.trim() !== "" ? parseDecimalToFen(amount.trim(), "元") : null;
  const lack = (): string | null => {
    if (grade === null || (needsDeadline && !isoDateSchema.safeParse(deadline).success)) return say.missing;
    return mayPay && amount.trim() !== "" && secondAmount === null ? say.amountWrong : lackOf(day);
  };
  const send = async (): Promise<boolean> =>
    grade !== null &&
    session.changeStudio(studio.id, kind, {
      path: "assessments",
      body: {
        ...{ kind, assessedOn: isoDateSchema.parse(day), grade },
        rectificationDeadline: needsDeadline ? isoDateSchema.parse(deadline) : null,
        secondAmountFen: secondAmount,
        opinion: opinion.trim() || null,
      },
    });
  return (
    <ActionForm label={say.save} isBusy={state.busy !== null} lack={lack} send={send}>
      <TextField type="date" label={say.date} value={day} change={setDay} />
      <ChoiceField label={say.grade} value={grade} options={grades.map((each) => [each, each])} change={setGrade} />
      {needsDeadline && <TextField type="date" label={say.deadline} value={deadline} change={setDeadline} />}
      {mayPay && <TextField type="number" label={say.amount} value={amount} change={setAmount} hint={say.amountWhy} />}
      <Reason label={say.opinion} value={opinion} change={setOpinion} />
    </ActionForm>
  );
}
