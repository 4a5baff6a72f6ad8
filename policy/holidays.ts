// Public holidays and announced working days of each year, as the State Council's yearly notice publishes them: dated parameters.
// Holds data only; a year without an entry has no published notice here, and nothing is guessed for it.

interface PublishedYear {
  /** The notices of the State Council's General Office. */
  readonly source: string;
  /** Days off, weekends within a holiday included: `MM-DD` or `MM-DD/MM-DD`, last day included, within one month or the next. */
  readonly rest: string;
  /** Saturdays and Sundays announced as working days: `MM-DD`. */
  readonly work: string;
}

const published: Readonly<Record<number, PublishedYear>> = {
  2019: {
    source: "国办发明电〔2018〕15号, 〔2019〕3号",
    rest: "01-01 02-04/02-10 04-05/04-07 05-01/05-04 06-07/06-09 09-13/09-15 10-01/10-07",
    work: "02-02 02-03 04-28 05-05 09-29 10-12",
  },
  2020: {
    source: "国办发明电〔2019〕16号, 〔2020〕1号",
    rest: "01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08",
    work: "01-19 04-26 05-09 06-28 09-27 10-10",
  },
  2021: {
    source: "国办发明电〔2020〕27号",
    rest: "01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 10-01/10-07",
    work: "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
  },
  2022: {
    source: "国办发明电〔2021〕11号, 〔2022〕16号",
    rest: "01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 10-01/10-07 12-31",
    work: "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
  },
  2023: {
    source: "国办发明电〔2022〕16号",
    rest: "01-01/01-02 01-21/01-27 04-05 04-29/05-03 06-22/06-24 09-29/10-06",
    work: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
  },
  2024: {
    source: "国办发明电〔2023〕7号",
    rest: "01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07",
    work: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
  },
  2025: {
    source: "国办发明电〔2024〕12号",
    rest: "01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08",
    work: "01-26 02-08 04-27 09-28 10-11",
  },
  2026: {
    source: "国办发明电〔2025〕7号",
    rest: "01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07",
    work: "01-04 02-14 02-28 05-09 09-20 10-10",
  },
};

interface HolidayYear {
  /** `MM-DD` of each day off. */
  readonly rest: ReadonlySet<string>;
  /** `MM-DD` of each Saturday or Sunday that is worked. */
  readonly work: ReadonlySet<string>;
}

/** `MM-DD` of every day of a span; a span across a month's end runs on through the days that month has. */
function daysOf(year: number, span: string): string[] {
  const [first = "", last = first] = span.split("/");
  const at = (day: string) => Date.UTC(year, Number(day.slice(0, 2)) - 1, Number(day.slice(3)));
  const days: string[] = [];
  for (let time = at(first); time <= at(last); time += 86_400_000) days.push(new Date(time).toISOString().slice(5, 10));
  return days;
}

/** The published years, by year. */
export const holidaysByYear: ReadonlyMap<number, HolidayYear> = new Map(
  Object.entries(published).map(([year, { rest, work }]) => [
    Number(year),
    { rest: new Set(rest.split(" ").flatMap((span) => daysOf(Number(year), span))), work: new Set(work.split(" ")) },
  ]),
);
