// Which application it is (host and lead technician, number), and the way to its row in the workbook.
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import { useReviewTexts } from "./review-texts.ts";

/** Host and lead technician; the number where both are blank. */
export const nameOf = ({ id, fields }: Pick<ApplicationAnswer, "id" | "fields">): string =>
  [fields["hostName"], fields["leadName"]].filter(Boolean).join(" · ") || id;

interface ApplicationNameProps {
  readonly id: string;
  readonly state: ReviewState;
  readonly session: ReviewSession;
  readonly after?: string;
}

export function ApplicationName({ id, state, session, after = "" }: ApplicationNameProps) {
  const { next: say } = useReviewTexts();
  const application = state.applications?.find((one) => one.id === id);
  const row = state.rows.get(id);
  const place = row === undefined ? null : `${row.sheet}!${row.row}`;
  return (
    <span className="application-name">
      <span className="row-name">{application === undefined ? id : nameOf(application)}</span>
      {after} <span className="aside">{id}</span>{" "}
      {place !== null && (
        <button type="button" className="link place" title={say.goTo(place)} onClick={() => session.select(id)}>
          {place}
        </button>
      )}
    </span>
  );
}
