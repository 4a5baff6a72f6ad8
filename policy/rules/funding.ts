// Article 14: what is paid to whom and when, and to whose account (article 7(3)).
import { canJoin, joinFields, studioPeers, unknownStudio } from "../joins.ts";
import { foldName } from "../names.ts";
import { hostOf } from "../payments.ts";
import type { RowRule, Rule } from "../rule.ts";
import { capitalAmount, firstTranche, paidTwice, secondTranche, teamAward } from "./funding/amounts.ts";
import { afterRevocation, awardApart, beforeDecision, beforeOneYear, withoutPass } from "./funding/days.ts";
import { municipal, notApproved } from "./funding/entitlement.ts";

/** 第七条（三）：申报单位的……银行开户许可证. The payee is the applicant host, unless the ruling `payee-is-host` says otherwise. */
const payee: RowRule = {
  id: "funding/payee",
  article: "7(3)",
  severity: "review",
  restsOn: ["payee-is-host"],
  scope: "row",
  tables: [],
  of: ["applications", "payments"],
  needs: [["payeeName"], ["hostName"]],
  reads: [...joinFields, "payeeName"],
  peers: studioPeers,
  check: (row, dossier, say) => {
    if (dossier.rulings["payee-is-host"] === "no") return;
    const { payeeName } = row.fields;
    if (!payeeName || !canJoin(row, dossier)) return;
    const host = hostOf(row, dossier);
    if (host === null || host === payeeName || foldName(host) === foldName(payeeName)) return;
    say({ place: { row, field: "payeeName" }, expected: host, params: { payee: payeeName, host } });
  },
};

/** 第十四条：对经……批准认定的工作室. What is paid for is an application. */
const namesUnknownStudio: RowRule = {
  id: "funding/unknown-studio",
  article: null,
  severity: "error",
  scope: "row",
  tables: ["payments", "applications"],
  needs: [["studioName"]],
  reads: joinFields,
  peers: studioPeers,
  check: (row, dossier, say) => {
    const unknown = unknownStudio(row, "payments", dossier);
    if (unknown !== null) say({ place: unknown.place, params: { studio: unknown.studio } });
  },
};

export const fundingRules: readonly Rule[] = [
  firstTranche,
  teamAward,
  awardApart,
  secondTranche,
  municipal,
  notApproved,
  beforeDecision,
  beforeOneYear,
  withoutPass,
  afterRevocation,
  paidTwice,
  payee,
  capitalAmount,
  namesUnknownStudio,
];
