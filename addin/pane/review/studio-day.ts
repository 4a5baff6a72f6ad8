// What every form of a studio's life shares: whose it is, and the sentence for a day that cannot be sent.
import { useState } from "react";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { isoDateSchema } from "../../../policy/kinds.ts";
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import { useReviewTexts } from "./review-texts.ts";

export interface StudioFormProps {
  readonly studio: ApplicationAnswer;
  readonly state: ReviewState;
  readonly session: ReviewSession;
}

/** The register's day until another is typed: the pane may stay open over midnight. */
export function useDay(today: string | null): readonly [day: string, type: (day: string) => void] {
  const [typed, setTyped] = useState<string | null>(null);
  return [typed ?? today ?? "", setTyped];
}

/** Null for a day that is one and not after today. */
export function useDayLack(today: string | null): (day: string) => string | null {
  const { studios: say } = useReviewTexts();
  return (day) => {
    if (!isoDateSchema.safeParse(day).success) return say.missing;
    return today !== null && day > today ? say.future : null;
  };
}
