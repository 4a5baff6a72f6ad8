// Rows of the workbook that were left out of what was sent, each with its reason and the way to it.
import type { ReviewSession } from "../../review/review-session.ts";
import { useReviewTexts } from "./review-texts.ts";

interface Place {
  readonly sheet: string;
  readonly row: number;
}

interface UnsentRowsProps<Row extends Place> {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly textOf: (row: Row) => string;
  readonly session: ReviewSession;
}

const atMost = 50;

export function UnsentRows<Row extends Place>({ title, rows, textOf, session }: UnsentRowsProps<Row>) {
  const { next: say } = useReviewTexts();
  if (rows.length === 0) return null;
  return (
    <section className="unsent" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {rows.slice(0, atMost).map((row) => {
          const place = `${row.sheet}!${row.row}`;
          const text = textOf(row);
          return (
            <li key={`${place} ${text}`}>
              <button
                type="button"
                className="link place"
                title={say.goTo(place)}
                onClick={() => session.selectCell(row.sheet, `A${row.row}`)}
              >
                {place}
              </button>{" "}
              {text}
            </li>
          );
        })}
      </ul>
      {rows.length > atMost && <p className="aside">{say.rest(rows.length - atMost)}</p>}
    </section>
  );
}
