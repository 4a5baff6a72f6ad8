// Articles 13 and 14: the yearly assessment (考核), rectification, recheck and revocation.
import { approvalFields, approvalOf, yearFields, yearNeeds, yearReached } from "../approvals.ts";
import { addDays, fullYearAfter } from "../calendar.ts";
import type { Dossier, Row } from "../dossier.ts";
import type { Place } from "../finding.ts";
import { anyUnusable, canJoin, dayOf, joined, joinFields, placeAt, studioPeers, unknownStudio } from "../joins.ts";
import type { IsoDate } from "../kinds.ts";
import { parameterOn } from "../parameters.ts";
import type { FieldKey } from "../records/fields.ts";
import type { RowRule, Rule } from "../rule.ts";

/** 第十四条：建设满一年且在年度考核评估合格后. The text does not order the two; the ruling `assessment-after-year` does. */
const tooEarly: RowRule = {
  id: "assessment/too-early",
  article: "14",
  severity: "review",
  restsOn: ["assessment-after-year", "year-starts"],
  scope: "row",
  tables: ["assessments"],
  needs: [["assessmentDate"]],
  needsUnder: yearNeeds,
  reads: [...new Set<FieldKey>([...joinFields, ...yearFields, "assessmentDate"])],
  peers: studioPeers,
  check: (row, dossier, say) => {
    if (dossier.rulings["assessment-after-year"] === "yes") return;
    const assessedOn = dayOf(row.fields.assessmentDate);
    const reached = assessedOn && canJoin(row, dossier) ? yearReached(row, dossier) : null;
    if (!assessedOn || reached === null || assessedOn >= reached) return;
    const params = { assessedOn, reached, starts: dossier.rulings["year-starts"] };
    say({ place: { row, field: "assessmentDate" }, expected: `≥${reached}`, params });
  },
};

/** The deadline written down, or else the one that the ruling `rectification-days` sets from the assessment; null where there is none. */
function deadlineOf({ fields }: Row, { rulings }: Dossier): IsoDate | null {
  const written = dayOf(fields.rectificationDeadline);
  const days = rulings["rectification-days"];
  const assessedOn = dayOf(fields.assessmentDate);
  if (written) return written;
  return days !== "none" && assessedOn && fields.assessmentResult === "不合格" ? addDays(assessedOn, days) : null;
}

const deadlineFields: readonly FieldKey[] = ["assessmentDate", "assessmentResult", "rectificationDeadline"];

/** 第十四条：对于不合格的，要求限期整改. */
const noDeadline: RowRule = {
  id: "assessment/no-deadline",
  article: "14",
  severity: "error",
  restsOn: ["rectification-days"],
  scope: "row",
  tables: ["assessments"],
  needs: [["assessmentResult"]],
  reads: deadlineFields,
  check: (row, dossier, say) => {
    if (row.fields.assessmentResult !== "不合格" || row.fields.rectificationDeadline) return;
    if (row.unusable.has("rectificationDeadline") || deadlineOf(row, dossier) !== null) return;
    say(placeAt(row, "rectificationDeadline", "assessmentResult"));
  },
};

/** 第十四条：要求限期整改，整改后仍不达标的. Once the deadline has passed the recheck's result is due; silent once revoked. */
const recheckOverdue: RowRule = {
  id: "assessment/recheck-overdue",
  article: "14",
  severity: "error",
  restsOn: ["rectification-days"],
  scope: "row",
  tables: ["assessments"],
  needs: [["rectificationDeadline", "assessmentResult"]],
  reads: [...deadlineFields, "recheckResult", "revokedOn"],
  check: (row, dossier, say) => {
    const { assessmentResult, recheckResult, revokedOn } = row.fields;
    const deadline = row.unusable.has("rectificationDeadline") ? null : deadlineOf(row, dossier);
    if (deadline === null || deadline >= dossier.today || recheckResult || revokedOn) return;
    if (row.unusable.has("recheckResult") || row.unusable.has("revokedOn")) return;
    // A deadline beside a passing grade asks for no recheck.
    if (assessmentResult && parameterOn("passingGrades", dossier.today).includes(assessmentResult)) return;
    const spokeBy = row.sheet.columns.has("assessmentResult") ? "assessmentResult" : "rectificationDeadline";
    say({ ...placeAt(row, "recheckResult", spokeBy), params: { deadline, today: dossier.today } });
  },
};

/** 第十四条：整改后仍不达标的，撤销工作室称号. */
const notRevoked: RowRule = {
  id: "assessment/not-revoked",
  article: "14",
  severity: "error",
  scope: "row",
  tables: ["assessments"],
  needs: [["recheckResult"]],
  reads: ["recheckResult", "revokedOn"],
  check: (row, _, say) => {
    const { recheckResult, revokedOn } = row.fields;
    if (recheckResult !== "failed" || revokedOn || row.unusable.has("revokedOn")) return;
    say(placeAt(row, "revokedOn", "recheckResult"));
  },
};

/** 第十四条：撤销工作室称号并收回铭牌. */
const plaqueKept: RowRule = {
  id: "assessment/plaque-kept",
  article: "14",
  severity: "warning",
  scope: "row",
  tables: ["assessments"],
  needs: [["revokedOn"]],
  reads: ["revokedOn", "plaqueReturned"],
  check: (row, _, say) => {
    const { revokedOn, plaqueReturned } = row.fields;
    if (!revokedOn || plaqueReturned === true || row.unusable.has("plaqueReturned")) return;
    say({ ...placeAt(row, "plaqueReturned", "revokedOn"), expected: "是", params: { revokedOn } });
  },
};

/** The cell where the assessment's result is to be entered; the approved row itself, which has none, where the studio has no assessment row. */
function resultPlace(approved: Row, assessments: readonly Row[]): Place {
  const row = assessments.find(({ sheet }) => sheet.columns.has("assessmentResult")) ?? approved;
  return { row, field: "assessmentResult" };
}

/** 第十三条：评选工作办公室根据工作需要聘请专家小组对工作室进行考核评估. */
const due: RowRule = {
  id: "assessment/due",
  article: "13",
  severity: "note",
  restsOn: ["year-starts"],
  scope: "row",
  tables: ["notices", "assessments"],
  needs: [["decision"], ["decisionDate"], ["assessmentResult", "assessmentDate"]],
  reads: [...new Set<FieldKey>([...joinFields, ...approvalFields, "assessmentDate", "assessmentResult"])],
  peers: studioPeers,
  check: (row, dossier, say) => {
    if (row.fields.decision !== "approved" || !canJoin(row, dossier)) return;
    const { on } = approvalOf(row, dossier);
    if (on === null || dossier.today <= fullYearAfter(on)) return;
    const rows = joined(row, "assessments", dossier);
    const assessed = rows.some(({ fields }) => fields.assessmentDate || fields.assessmentResult);
    if (assessed || anyUnusable(rows, "assessmentDate", "assessmentResult")) return;
    say({ place: resultPlace(row, rows), params: { decidedOn: on, reached: fullYearAfter(on) } });
  },
};

/** 第十三条：对工作室进行考核评估. What is assessed is an application. */
const namesUnknownStudio: RowRule = {
  id: "assessment/unknown-studio",
  article: null,
  severity: "error",
  scope: "row",
  tables: ["assessments", "applications"],
  needs: [["studioName"]],
  reads: joinFields,
  peers: studioPeers,
  check: (row, dossier, say) => {
    const unknown = unknownStudio(row, "assessments", dossier);
    if (unknown !== null) say({ place: unknown.place, params: { studio: unknown.studio } });
  },
};

export const assessmentRules: readonly Rule[] = [
  tooEarly,
  noDeadline,
  recheckOverdue,
  notRevoked,
  namesUnknownStudio,
  plaqueKept,
  due,
];
