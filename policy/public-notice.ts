// What the public sees of a notice on a day (article 9): who stands on it, from when until when. Nothing personal beyond the studio's own name.
import type { IsoDate } from "./kinds.ts";
import type { Application, ApplicationState } from "./records/application.ts";
import type { Period } from "./records/review.ts";
import type { Round } from "./records/round.ts";

type OnNotice = Pick<Application, "id" | "state" | "notice">;

export interface PublicNotice<Listed> {
  /** From the first day of the first notice to the last day of the last. */
  readonly period: Period;
  /** Objections are still taken. */
  readonly isOpen: boolean;
  readonly listed: readonly (Listed & { readonly notice: Period })[];
}

/** An upheld objection or a withdrawal takes an application off the page. */
const gone: ReadonlySet<ApplicationState> = new Set(["not-shortlisted", "withdrawn"]);

/** Null before the first day, and where the round never had a notice. Who is gone from it need not be given. */
export function publicNotice<Listed extends OnNotice>(
  { stage, notice: latest }: Pick<Round, "stage" | "notice">,
  applications: Iterable<Listed>,
  today: IsoDate,
): PublicNotice<Listed> | null {
  const hasBegun = (notice: Period | null): notice is Period => notice !== null && notice.start <= today;
  const listed = [...applications].flatMap((application) => {
    const { state, notice } = application;
    return gone.has(state) || !hasBegun(notice) ? [] : [{ ...application, notice }];
  });
  const periods = [...listed.map(({ notice }) => notice), latest].filter(hasBegun);
  const [first, ...others] = periods;
  if (first === undefined) return null;
  const period = others.reduce(
    ({ start, end }, other) => ({ start: other.start < start ? other.start : start, end: other.end > end ? other.end : end }),
    first,
  );
  return { period, isOpen: stage === "notice" && today <= period.end, listed };
}
