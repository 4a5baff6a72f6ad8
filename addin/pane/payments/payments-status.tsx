// The tab's one line: what is going on, or how many lines are due, on hold, paid and under way. Read aloud when it changes.
import { Fragment, useMemo } from "react";
import type { PaymentsState } from "../../payments/payments-desk.ts";
import { groupFigures } from "../../payments/schedule-figures.ts";
import { usePaymentsTexts } from "./payments-texts.ts";

const always = ["due", "held", "paid"] as const;

export function PaymentsStatus({ state: { busy, schedule } }: { readonly state: PaymentsState }) {
  const say = usePaymentsTexts();
  const figures = useMemo(() => (schedule === null ? [] : groupFigures(schedule)), [schedule]);
  const countOf = (group: keyof typeof say.counts): number => figures.find((one) => one.group === group)?.count ?? 0;
  const shown = countOf("in-batch") > 0 ? ([...always, "in-batch"] as const) : always;
  return (
    <p role="status" className="status" tabIndex={-1} data-fallback>
      {busy !== null
        ? `${say.busy[busy]}…`
        : schedule !== null &&
          shown.map((group, index) => (
            <Fragment key={group}>
              {index > 0 && " "}
              <span className={countOf(group) > 0 ? "count" : "count count-none"}>
                {say.counts[group](countOf(group))}
                {index < shown.length - 1 && " ·"}
              </span>
            </Fragment>
          ))}
    </p>
  );
}
