// Recoveries whose ground was cleared up in the studio's favour before the money came back fall away: the payment stands as paid.
import type { Application } from "../../records/application.ts";
import type { RoundEvent } from "../../records/event.ts";
import type { Recovery } from "../../records/payment.ts";
import type { Facts } from "../../schedule/facts.ts";
import { isExcluded, mayLapse } from "../../schedule/recoveries.ts";
import { obstacleTo } from "../../schedule/touched.ts";

/** `recovery.lapsed` for each that nothing speaks for any more, of every studio: a fact may lie in another stream (the municipal list). */
export function lapsedRecoveries(facts: Facts): RoundEvent[] {
  return [...facts.applications.values()].flatMap((application) =>
    application.recoveries.filter(mayLapse).flatMap((recovery): RoundEvent[] => {
      const reason = lapseOf(recovery, application, facts);
      if (reason === null) return [];
      const data = { recoveryId: recovery.id, reason, article: "14" };
      return [{ type: "recovery.lapsed", applicationId: application.id, data }];
    }),
  );
}

/** 第十四条 speaks for taking back what a studio with municipal support received, and what was paid while it could not be. */
function lapseOf(recovery: Recovery, application: Application, facts: Facts): string | null {
  if (recovery.ground === "municipal") return isExcluded(application) ? null : "经核实认定前未获得市级资助，不再追回";
  // The event before its own reported the payment.
  const payment = application.payments.find(({ seq }) => seq === recovery.seq - 1);
  if (payment === undefined || obstacleTo(application, payment, facts) !== null) return null;
  return "停止拨付的事由已消除，原拨付有效，不再追回";
}
