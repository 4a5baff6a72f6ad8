// One yuan's way: a payment is chosen, and its articles, facts, batch and voucher stand one under the other.
import { type ReactNode, useId, useState } from "react";
import type { BatchAnswer, ScheduleLineAnswer } from "../../policy/contract/payments.ts";
import { fenSchema } from "../../policy/kinds.ts";
import { articleText } from "../../policy/measures.ts";
import { formatYuan } from "../../policy/money.ts";
import { articleLabel } from "../../policy/wording/entry.ts";
import { usePaymentsTexts } from "../pane/payments/payments-texts.ts";
import { useWording } from "../pane/strings/strings.ts";
import type { RoundRecord } from "./round-record.ts";
import { useRoundTexts } from "./round-texts.ts";
import { Section, useNames } from "./section.tsx";
import { wayOf, type YuanWay } from "./yuan-way.ts";

/** A list to choose from is no help beyond so many. */
const mostOffered = 200;

export function WaySection({ record }: { readonly record: RoundRecord }) {
  const { way: say } = useRoundTexts();
  const { stages } = usePaymentsTexts();
  const name = useNames(record.applications);
  const ids = { search: useId(), line: useId() };
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const { lines } = record.schedule;
  if (lines.length === 0) return null;
  const labelOf = ({ paymentId, applicationId, stage, amountFen }: ScheduleLineAnswer): string =>
    say.line(paymentId, name(applicationId), stages[stage], amountFen === null ? null : yuan(amountFen));
  const matching = lines.filter((line) => labelOf(line).includes(sought.trim()));
  const line = matching.find(({ paymentId }) => paymentId === chosen) ?? matching[0];
  return (
    <Section title={say.title}>
      <p className="aside">{say.intro}</p>
      <div className="way-choice no-print">
        <p className="field">
          <label htmlFor={ids.search}>{say.search}</label>
          <input id={ids.search} value={sought} onChange={({ target }) => setSought(target.value)} />
        </p>
        <p className="field">
          <label htmlFor={ids.line}>{say.choose}</label>
          <select id={ids.line} value={line?.paymentId ?? ""} onChange={({ target }) => setChosen(target.value)}>
            {matching.slice(0, mostOffered).map((each) => (
              <option key={each.paymentId} value={each.paymentId}>
                {labelOf(each)}
              </option>
            ))}
          </select>
        </p>
      </div>
      {matching.length > mostOffered && <p className="aside">{say.more(matching.length - mostOffered)}</p>}
      {line === undefined ? (
        <p role="status">{say.nothing}</p>
      ) : (
        <Way line={line} way={wayOf(line, record.batches, record.applications)} label={labelOf(line)} />
      )}
    </Section>
  );
}

const yuan = (amountFen: number): string => formatYuan(fenSchema.parse(amountFen));

interface WayProps {
  readonly line: ScheduleLineAnswer;
  readonly way: YuanWay;
  readonly label: string;
}

function Way({ line, way, label }: WayProps) {
  const { way: say } = useRoundTexts();
  const { statuses, holds } = usePaymentsTexts();
  const { language } = useWording();
  return (
    <>
      <h3 className="way-title">{label}</h3>
      <p>
        {statuses[line.status]}
        {line.amountInCapitals !== null && ` · ${line.amountInCapitals}`}
      </p>
      {line.holds.map(({ code, article }) => (
        <p key={code}>{`${holds[code]}（${articleLabel(article, language)}）`}</p>
      ))}
      <ol className="way">
        <Step name={say.steps.articles}>
          {way.articles.map((article) => (
            <figure key={article}>
              <figcaption>{articleLabel(article, language)}</figcaption>
              <blockquote lang="zh-CN">{articleText(article).zh}</blockquote>
            </figure>
          ))}
        </Step>
        <Step name={say.steps.facts}>
          <ul className="facts">
            {way.facts.map(({ article, fact, event }) => (
              <li key={event + fact}>
                <span lang="zh-CN">{fact}</span>{" "}
                <span className="aside">{say.event(articleLabel(article, language), event)}</span>
              </li>
            ))}
          </ul>
        </Step>
        <Step name={say.steps.batch}>{way.batch === null ? <p>{say.noBatch}</p> : <Batch batch={way.batch} way={way} />}</Step>
        <Step name={say.steps.voucher}>
          <p>{voucherText(line, way, say)}</p>
        </Step>
      </ol>
    </>
  );
}

function Step({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <li>
      <h4>{name}</h4>
      {children}
    </li>
  );
}

function Batch({ batch, way }: { readonly batch: BatchAnswer; readonly way: YuanWay }) {
  const { way: say } = useRoundTexts();
  const { batchStatuses } = usePaymentsTexts();
  const { id, status, hash, preparedBy, approvedBy, pulledBy } = batch;
  const by = (step: string, part: BatchAnswer["approvedBy"]) => part !== null && <li>{say.by(step, part.name, part.on)}</li>;
  return (
    <>
      <p>
        <strong>{id}</strong> {batchStatuses[status]}
        {way.formerBatches.length > 0 && ` ${say.former(way.formerBatches.join("、"))}`}
      </p>
      <ul className="facts">
        {by(say.parts.prepared, preparedBy)}
        {by(say.parts.approved, approvedBy)}
        {by(say.parts.pulled, pulledBy)}
      </ul>
      <p className="aside hash">{say.hash(hash)}</p>
    </>
  );
}

function voucherText(line: ScheduleLineAnswer, { payment }: YuanWay, say: ReturnType<typeof useRoundTexts>["way"]): string {
  if (payment !== null)
    return say.paid(payment.paidOn, yuan(payment.amountFen), payment.voucherNumber, payment.origin === "opening");
  if (line.status === "returned") return say.returned;
  return line.status === "recovered" ? say.recovered : say.notPaid;
}
