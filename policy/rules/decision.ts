// Articles 9 and 14: the leading group's decision (审定) after the notice.
import type { Dossier, Row, Sheet } from "../dossier.ts";
import { anyUnusable, canJoin, dayOf, joined, joinFields, studioPeers } from "../joins.ts";
import type { IsoDate } from "../kinds.ts";
import type { RoundRule, RowRule, Rule } from "../rule.ts";
import { eligibilityFields, ineligibility } from "./ineligible.ts";

/** The last day of the notice: the row's own, else the latest of the studio's. Null where it is not known. */
function noticeEnd(row: Row, dossier: Dossier): IsoDate | null {
  const own = dayOf(row.fields.noticeEnd);
  if (own) return own;
  if (row.unusable.has("noticeEnd") || row.unusable.has("noticePeriod") || !canJoin(row, dossier)) return null;
  const ends = joined(row, "notices", dossier).flatMap(({ fields }) => dayOf(fields.noticeEnd) ?? []);
  return ends.sort().at(-1) ?? null;
}

/** 第九条：公示结束后报工作室评选领导小组审定. The notice's last day has to be over. */
const beforeNoticeEnd: RowRule = {
  id: "decision/before-notice-end",
  article: "9",
  severity: "error",
  scope: "row",
  tables: ["notices"],
  needs: [["noticeEnd", "noticePeriod"], ["decisionDate"]],
  reads: [...joinFields, "noticeEnd", "noticePeriod", "decisionDate"],
  peers: studioPeers,
  check: (row, dossier, say) => {
    const decidedOn = dayOf(row.fields.decisionDate);
    if (!decidedOn) return;
    const end = noticeEnd(row, dossier);
    if (end === null || decidedOn > end) return;
    say({ place: { row, field: "decisionDate" }, expected: `>${end}`, params: { decidedOn, end } });
  },
};

/** 第六条：符合如下条件，均可申请参评. Nobody is approved with an `eligibility/` error. */
const ineligible: RowRule = {
  id: "decision/ineligible",
  article: "6",
  severity: "error",
  scope: "row",
  tables: ["notices", "applications"],
  needs: [["decision"]],
  reads: [...new Set([...joinFields, ...eligibilityFields, "decision" as const])],
  peers: studioPeers,
  check: (row, dossier, say) => {
    if (row.fields.decision !== "approved") return;
    const barred = ineligibility(row, dossier);
    if (barred === null) return;
    const { application, rule } = barred;
    say({
      place: { row, field: "decision" },
      params: { because: rule, applicationSheet: application.sheet.name, applicationRow: application.number },
      related: application === row ? [] : [{ row: application, field: "studioName" }],
    });
  },
};

/** 第十四条：对经公示并被工作室评选领导小组批准认定的工作室. The approval is a document; where a sheet has no column for its number, once a sheet. */
const document: RoundRule = {
  id: "decision/document",
  article: null,
  severity: "warning",
  scope: "round",
  tables: ["notices"],
  needs: [["decision"]],
  reads: [...joinFields, "decision", "approvalDocument"],
  check: (dossier, say) => {
    const without = new Map<Sheet, number>();
    for (const row of dossier.rows.notices) {
      if (row.fields.decision !== "approved") continue;
      const rows = canJoin(row, dossier) ? [row, ...joined(row, "notices", dossier)] : [row];
      if (rows.some(({ fields }) => fields.approvalDocument) || anyUnusable(rows, "approvalDocument")) continue;
      if (row.sheet.columns.has("approvalDocument"))
        say({ place: { row, field: "approvalDocument" }, params: { scope: "row" } });
      else without.set(row.sheet, (without.get(row.sheet) ?? 0) + 1);
    }
    for (const [sheet, approved] of without) {
      say({ place: { sheet, field: "approvalDocument" }, params: { scope: "sheet", approved } });
    }
  },
};

export const decisionRules: readonly Rule[] = [beforeNoticeEnd, ineligible, document];
