// Article 9: the public notice (公示) of the shortlist, before the leading group decides.
import { approvalFields, approvalOf } from "../approvals.ts";
import { isRestDay, type NoticeLength, noticeIsNarrow } from "../calendar.ts";
import type { Dossier, Row } from "../dossier.ts";
import { anyUnusable, canJoin, dayOf, joined, joinFields, placeAt, studioPeers, unknownStudio } from "../joins.ts";
import type { IsoDate } from "../kinds.ts";
import type { FieldKey } from "../records/fields.ts";
import { isShortlistBegun, reviewsFor } from "../reviews.ts";
import type { RoundRule, RowRule, Rule } from "../rule.ts";

const noticeFields: readonly FieldKey[] = ["noticeStart", "noticeEnd", "noticePeriod"];

/** Where the last day stands: in its own column, or in the cell that holds the whole period. */
const endField = ({ sheet }: Row): FieldKey => (sheet.columns.has("noticeEnd") ? "noticeEnd" : "noticePeriod");

interface Notice {
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly length: NoticeLength;
}

function noticeIn({ fields }: Row, { rulings }: Dossier): Notice | null {
  const [start, end] = [dayOf(fields.noticeStart), dayOf(fields.noticeEnd)];
  return start && end ? { start, end, length: noticeIsNarrow(start, end, rulings["notice-days"]) } : null;
}

const needsPeriod: readonly (readonly FieldKey[])[] = [
  ["noticeStart", "noticePeriod"],
  ["noticeEnd", "noticePeriod"],
];

/** 第九条：进行为期7天的公示. */
const tooShort: RowRule = {
  id: "notice/too-short",
  article: "9",
  severity: "error",
  restsOn: ["notice-days"],
  scope: "row",
  tables: ["notices"],
  needs: needsPeriod,
  reads: noticeFields,
  check: (row, dossier, say) => {
    const notice = noticeIn(row, dossier);
    if (notice === null || !notice.length.tooShort) return;
    const { days, required } = notice.length;
    const because = notice.end < notice.start ? "reversed" : "days";
    const params = { because, start: notice.start, end: notice.end, days, required };
    say({ place: { row, field: endField(row) }, expected: `≥${required}`, params });
  },
};

/** 第九条：为期7天. Long enough only if the first day counts (Civil Code art. 201), or ending on a day of rest (art. 203). */
const narrowCount: RowRule = {
  id: "notice/narrow-count",
  article: "9",
  severity: "warning",
  restsOn: ["notice-days"],
  scope: "row",
  tables: ["notices"],
  needs: needsPeriod,
  reads: noticeFields,
  check: (row, dossier, say) => {
    const notice = noticeIn(row, dossier);
    if (notice === null || !notice.length.narrow) return;
    const { days, required, onlyByFirstDay, holidaysKnown } = notice.length;
    const restDay = isRestDay(notice.end);
    const because = restDay === null ? "first-day" : onlyByFirstDay ? `first-day-and-${restDay}` : restDay;
    const holidays = holidaysKnown ? "published" : "unpublished";
    const params = { because, holidays, start: notice.start, end: notice.end, days, required, year: notice.end.slice(0, 4) };
    say({ place: { row, field: endField(row) }, params });
  },
};

const hasNotice = ({ fields }: Row): boolean => Boolean(fields.noticeStart || fields.noticeEnd || fields.noticePeriod);

/** 第九条：公示结束后报工作室评选领导小组审定. */
const missing: RowRule = {
  id: "notice/missing",
  article: "9",
  severity: "error",
  scope: "row",
  tables: ["notices"],
  needs: [["noticeStart", "noticeEnd", "noticePeriod"], ["decision"]],
  reads: [...noticeFields, ...joinFields, "decision"],
  peers: studioPeers,
  check: (row, dossier, say) => {
    if (!dossier.sheets.some(({ columns }) => noticeFields.some((field) => columns.has(field)))) return;
    if (row.fields.decision !== "approved" || !canJoin(row, dossier)) return;
    const rows = joined(row, "notices", dossier);
    if (rows.some(hasNotice) || anyUnusable(rows, ...noticeFields)) return;
    say({ place: { row, field: "decision" } });
  },
};

/** 第九条：对拟定的名单进行公示. A notice row without any score row is not shortlisted. */
const notShortlisted: RoundRule = {
  id: "notice/not-shortlisted",
  article: "9",
  severity: "error",
  scope: "round",
  tables: ["notices", "scores"],
  needs: [["noticeStart", "noticeEnd", "noticePeriod"], ["shortlisted"]],
  reads: [...noticeFields, ...joinFields, "shortlisted"],
  check: (dossier, say) => {
    if (!isShortlistBegun(dossier)) return;
    for (const row of dossier.rows.notices) {
      if (!hasNotice(row) || !canJoin(row, dossier)) continue;
      // Not known for one of the studio's reviews is not known; no review at all is not shortlisted.
      if (reviewsFor(row, dossier).some(({ shortlisted }) => shortlisted !== false)) continue;
      say({ place: { row, field: "studioName" } });
    }
  },
};

/** 第九条：接受社会监督. An open objection holds the decision, unless the ruling `objections-block` says otherwise. */
const objectionOpen: RowRule = {
  id: "notice/objection-open",
  article: "9",
  severity: "error",
  restsOn: ["objections-block"],
  scope: "row",
  tables: ["notices"],
  needs: [["objection"], ["decision"]],
  reads: [...joinFields, ...approvalFields, "objection", "objectionClosedOn"],
  peers: studioPeers,
  check: (row, dossier, say) => {
    if (dossier.rulings["objections-block"] === "no") return;
    if (row.fields.objection !== true || !canJoin(row, dossier)) return;
    const decided = approvalOf(row, dossier).row;
    const rows = joined(row, "notices", dossier);
    const closed = rows.some(({ fields }) => fields.objectionClosedOn) || anyUnusable(rows, "objectionClosedOn");
    if (decided === null || decided.sheet.knownRound !== null || closed) return;
    const closing = [row, ...rows].find(({ sheet }) => sheet.columns.has("objectionClosedOn"));
    say(placeAt(closing ?? decided, "objectionClosedOn", "decision"));
  },
};

const personalFields = ["leadIdNumber", "contactPhone", "payeeAccount"] as const;

/** What is put on notice is published: no ID number, phone or account belongs on it (article 9 asks for names only). */
const personalData: RoundRule = {
  id: "notice/personal-data",
  article: null,
  severity: "error",
  scope: "round",
  tables: ["notices"],
  needs: [],
  reads: personalFields,
  check: ({ sheets }, say) => {
    for (const sheet of sheets) {
      if (!sheet.tables.has("notices") || sheet.tables.has("applications") || sheet.knownRound !== null) continue;
      for (const field of personalFields) if (sheet.columns.has(field)) say({ place: { sheet, field }, params: { field } });
    }
  },
};

/** 第九条：对拟定的“大兴区首席技师工作室”名单进行公示. What is put on notice is an application. */
const namesUnknownStudio: RowRule = {
  id: "notice/unknown-studio",
  article: null,
  severity: "error",
  scope: "row",
  tables: ["notices", "applications"],
  needs: [["studioName"]],
  reads: joinFields,
  peers: studioPeers,
  check: (row, dossier, say) => {
    const unknown = unknownStudio(row, "notices", dossier);
    if (unknown !== null) say({ place: unknown.place, params: { studio: unknown.studio } });
  },
};

export const noticeRules: readonly Rule[] = [
  tooShort,
  narrowCount,
  missing,
  notShortlisted,
  objectionOpen,
  personalData,
  namesUnknownStudio,
];
