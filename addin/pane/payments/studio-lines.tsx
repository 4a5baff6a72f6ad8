// One studio's lines: amount, status, due day, what holds them, and the way each follows from an article and the facts on record.
import type { ScheduleLineAnswer } from "../../../policy/contract/payments.ts";
import { fenSchema } from "../../../policy/kinds.ts";
import { articleText } from "../../../policy/measures.ts";
import { formatYuan } from "../../../policy/money.ts";
import { articleLabel } from "../../../policy/wording/entry.ts";
import type { PaymentsState } from "../../payments/payments-desk.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import { groupOf, isPayable, isRecovery, type StudioLines as Lines } from "../../payments/schedule-figures.ts";
import type { Person } from "../../sync/register-door.ts";
import { LazyFold } from "../register/lazy-fold.tsx";
import { useWording } from "../strings/strings.ts";
import { PayeeForm } from "./payee-form.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";
import { RecoveryStep } from "./recovery-step.tsx";

interface StudioLinesProps {
  readonly studio: Lines;
  readonly state: PaymentsState;
  readonly session: PaymentsSession;
  readonly person: Person;
}

export function StudioLines({ studio, state, session, person }: StudioLinesProps) {
  const say = usePaymentsTexts();
  const { applicationId, payeeName, lines } = studio;
  const name = state.names.get(applicationId) ?? payeeName ?? applicationId;
  const isChanged = lines.some(({ holds }) => holds.some(({ code }) => code === "payee-changed"));
  const mayConfirm = person.roles.includes("clerk") || person.roles.includes("leader");
  const lacksAccount = lines.some((line) => groupOf(line) === "due" && !isPayable(line));
  return (
    <li className="studio">
      <h3>
        {name} <span className="aside">{applicationId}</span>
      </h3>
      {payeeName !== null && payeeName !== name && <p className="aside">{say.schedule.payee(payeeName)}</p>}
      {lacksAccount && <p className="lack">{say.schedule.noAccount}</p>}
      {isChanged && mayConfirm && <PayeeForm applicationId={applicationId} state={state} session={session} />}
      <ul>
        {lines.map((line) => (
          <Line key={line.paymentId} line={line} name={name} {...{ state, session, person }} />
        ))}
      </ul>
    </li>
  );
}

interface LineProps extends Omit<StudioLinesProps, "studio"> {
  readonly line: ScheduleLineAnswer;
  readonly name: string;
}

function Line({ line, name, state, session, person }: LineProps) {
  const say = usePaymentsTexts();
  const { paymentId, stage, amountFen, dueFrom } = line;
  const amount = amountFen === null ? say.schedule.amountOpen : formatYuan(fenSchema.parse(amountFen));
  const canChoose = person.roles.includes("clerk") && isPayable(line);
  return (
    <li className="pay-line" data-group={groupOf(line)} data-payment={paymentId}>
      <p className="money-row">
        {canChoose ? (
          <label className="pick">
            <input
              type="checkbox"
              aria-label={say.schedule.choose(say.stages[stage], name)}
              checked={!state.left.has(paymentId)}
              onChange={({ target }) => session.choose([paymentId], target.checked)}
            />
            <span>{say.stages[stage]}</span>
          </label>
        ) : (
          <span>{say.stages[stage]}</span>
        )}
        <strong>{amount}</strong>
      </p>
      <p className="money-row aside">
        <span className="line-status">{statusText(line, say.statuses, say.groups["to-recover"])}</span>
        <span>{dueFrom === null ? say.schedule.dueUnknown : say.schedule.dueFrom(dueFrom)}</span>
      </p>
      {line.holds.map(({ code, article }) => (
        <Hold key={code} text={`${say.statuses.held}：${say.holds[code]}`} article={article} />
      ))}
      <Why line={line} />
      {isRecovery(line) && <RecoveryStep line={line} session={session} person={person} isBusy={state.busy !== null} />}
    </li>
  );
}

/** A recovery is not owed to the studio, but by it. */
const statusText = (
  line: ScheduleLineAnswer,
  statuses: Readonly<Record<ScheduleLineAnswer["status"], string>>,
  toRecover: string,
): string => (groupOf(line) === "to-recover" ? toRecover : statuses[line.status]);

/** A hold in our words, its article's own words under it. */
function Hold({ text, article }: { readonly text: string; readonly article: string }) {
  const { language } = useWording();
  return (
    <LazyFold className="ground hold" title={`${text}（${articleLabel(article, language)}）`}>
      <Article article={article} />
    </LazyFold>
  );
}

/** Article → fact → event, in the order in which they happened. */
function Why({ line: { derivation, amountInCapitals, payee } }: { readonly line: ScheduleLineAnswer }) {
  const { schedule: say } = usePaymentsTexts();
  const { language } = useWording();
  const articles = [...new Set(derivation.map(({ article }) => article))];
  return (
    <LazyFold className="ground" title={say.why}>
      {amountInCapitals !== null && <p>{say.capitals(amountInCapitals)}</p>}
      {payee.payeeAccount !== null && <p>{say.account(payee.payeeAccount, payee.payeeBank ?? "")}</p>}
      <ol className="derivation">
        {derivation.map(({ article, fact, event }) => (
          <li key={event + fact}>
            <strong>{articleLabel(article, language)}</strong> <span lang="zh-CN">{fact}</span>
            <span className="event">{say.event(event)}</span>
          </li>
        ))}
      </ol>
      {articles.map((article) => (
        <Article key={article} article={article} />
      ))}
    </LazyFold>
  );
}

function Article({ article }: { readonly article: string }) {
  const { language, strings } = useWording();
  return (
    <figure>
      <figcaption>
        {strings.list.articleText} · {articleLabel(article, language)}
      </figcaption>
      <blockquote lang="zh-CN">{articleText(article).zh}</blockquote>
    </figure>
  );
}
