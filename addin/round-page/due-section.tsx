// What falls due when, the earliest first; what is past and still stands is said in words.
import { useMemo } from "react";
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import { fenSchema } from "../../policy/kinds.ts";
import { formatYuan } from "../../policy/money.ts";
import { articleLabel } from "../../policy/wording/entry.ts";
import { useWording } from "../pane/strings/strings.ts";
import { type DueDate, dueDates } from "./due-dates.ts";
import type { RoundRecord } from "./round-record.ts";
import { useRoundTexts } from "./round-texts.ts";
import { Section, ShortList, useNames } from "./section.tsx";

interface DueSectionProps {
  readonly round: RoundAnswer;
  readonly record: RoundRecord;
}

const namesAtOnce = 3;

export function DueSection({ round, record }: DueSectionProps) {
  const { due: say } = useRoundTexts();
  const { language } = useWording();
  const name = useNames(record.applications);
  const { applications, schedule, today } = record;
  const entries = useMemo(
    () => dueDates(round, applications, schedule.lines, today),
    [round, applications, schedule.lines, today],
  );
  const who = ({ applications: ids }: DueDate): string =>
    say.who(ids.slice(0, namesAtOnce).map(name), Math.max(0, ids.length - namesAtOnce));
  return (
    <Section title={say.title}>
      {entries.length === 0 ? (
        <p className="aside">{say.none}</p>
      ) : (
        <ShortList items={entries} atOnce={20}>
          {(shown) => (
            <table className="wide-table">
              <caption className="hidden-text">{say.title}</caption>
              <thead>
                <tr>
                  <th scope="col">{say.on}</th>
                  <th scope="col">{say.what}</th>
                  <th scope="col">{say.whom}</th>
                  <th scope="col" className="figure">
                    {say.amount}
                  </th>
                  <th scope="col">{say.ground}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((entry) => (
                  <tr key={`${entry.on} ${entry.kind}`} data-past={entry.isPast}>
                    <th scope="row" data-label={say.on}>
                      <time dateTime={entry.on}>{entry.on}</time>
                      {entry.isPast && <span className="tag">{say.past}</span>}
                    </th>
                    <td data-label={say.what}>{say.kinds[entry.kind]}</td>
                    <td data-label={say.whom}>{who(entry)}</td>
                    <td data-label={say.amount} className="figure">
                      {entry.amountFen === null ? "" : formatYuan(fenSchema.parse(entry.amountFen))}
                    </td>
                    <td data-label={say.ground}>{articleLabel(entry.article, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </ShortList>
      )}
    </Section>
  );
}
