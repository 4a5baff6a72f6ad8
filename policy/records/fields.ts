// Every field of every table: its kind, and whether an applications sheet must have it.
// The English key is the one findings, requests and records use; what clerks call it is addin/mapping's business.
import type { Kind, KindValue } from "../kinds.ts";

export interface FieldDefinition {
  readonly kind: Kind;
  /** A column an applications sheet must have and a cell that may not be blank (articles 6, 7 and 14 cannot be checked without). */
  readonly required?: true;
  /** Identifies and decides nothing: may stand in any table. */
  readonly identifying?: true;
  /** Named in the table's bold fields: a sheet without one of them is not that table. */
  readonly anchor?: true;
  /** Never shown in full: identity numbers, accounts, phones. */
  readonly sealed?: true;
}

const define = <T extends Record<string, FieldDefinition>>(fields: T): T => fields;

export const applicationFields = define({
  seq: { kind: "text", identifying: true },
  township: { kind: "text", identifying: true },
  hostName: { kind: "text", required: true, identifying: true, anchor: true },
  creditCode: { kind: "identifier", required: true, identifying: true },
  hostType: { kind: "text", identifying: true },
  daxingBasis: { kind: "basis", required: true },
  studioName: { kind: "text", required: true, identifying: true, anchor: true },
  leadName: { kind: "text", required: true, identifying: true, anchor: true },
  leadIdNumber: { kind: "identifier", required: true, identifying: true, sealed: true },
  occupation: { kind: "text", required: true, identifying: true },
  skillLevel: { kind: "level", required: true },
  certificateType: { kind: "text" },
  certificateNumber: { kind: "identifier" },
  certificateDate: { kind: "date" },
  exemptionBasis: { kind: "text" },
  memberCount: { kind: "number" },
  apprenticeCount: { kind: "number" },
  achievements: { kind: "text" },
  hostTalentSystem: { kind: "yesNo" },
  hostSite: { kind: "yesNo" },
  hostFunding: { kind: "yesNo" },
  docApplicationForm: { kind: "yesNo" },
  docReport: { kind: "yesNo" },
  docLicence: { kind: "yesNo" },
  docBankProof: { kind: "yesNo" },
  docEvidence: { kind: "yesNo" },
  paperCopies: { kind: "number" },
  electronicCopies: { kind: "yesNo" },
  photos: { kind: "yesNo" },
  videoMinutes: { kind: "number" },
  contactName: { kind: "text", identifying: true },
  contactPhone: { kind: "text", identifying: true, sealed: true },
  payeeName: { kind: "text", identifying: true },
  payeeAccount: { kind: "identifier", identifying: true, sealed: true },
  payeeBank: { kind: "text", identifying: true },
  payeeBankCode: { kind: "identifier", identifying: true },
  municipalFunded: { kind: "yesNo", required: true },
  applicationId: { kind: "text" },
  remark: { kind: "text", identifying: true },
});

/** One `score` column an expert, or, in the long layout, one `expert` and one `score` column. */
const scoreFields = define({
  expert: { kind: "text" },
  score: { kind: "score", anchor: true },
  averageScore: { kind: "number", anchor: true },
  rank: { kind: "number" },
  shortlisted: { kind: "yesNo" },
});

/** A cell that holds the whole period (`noticePeriod`) fills `noticeStart` and `noticeEnd`. */
const noticeFields = define({
  noticeStart: { kind: "date", anchor: true },
  noticeEnd: { kind: "date", anchor: true },
  noticePeriod: { kind: "text", anchor: true },
  objection: { kind: "yesNo" },
  objectionClosedOn: { kind: "date" },
  decision: { kind: "decision", anchor: true },
  decisionDate: { kind: "date" },
  approvalDocument: { kind: "text" },
  plaqueDate: { kind: "date" },
});

const paymentFields = define({
  stage: { kind: "stage", anchor: true },
  amount: { kind: "money", anchor: true },
  amountInCapitals: { kind: "text" },
  purpose: { kind: "text" },
  paidOn: { kind: "date" },
  voucherNumber: { kind: "text" },
  firstAmount: { kind: "money", anchor: true },
  firstPaidOn: { kind: "date" },
  awardAmount: { kind: "money", anchor: true },
  awardPaidOn: { kind: "date" },
  secondAmount: { kind: "money", anchor: true },
  secondPaidOn: { kind: "date" },
});

const assessmentFields = define({
  assessmentDate: { kind: "date", anchor: true },
  assessmentResult: { kind: "grade", anchor: true },
  rectificationDeadline: { kind: "date" },
  recheckDate: { kind: "date" },
  recheckResult: { kind: "recheck" },
  revokedOn: { kind: "date" },
  plaqueReturned: { kind: "yesNo" },
});

const expenditureFields = define({
  spentOn: { kind: "date", anchor: true },
  voucherNumber: { kind: "text" },
  invoiceNumber: { kind: "text" },
  category: { kind: "text" },
  summary: { kind: "text" },
  counterparty: { kind: "text" },
  amountIn: { kind: "money" },
  amountOut: { kind: "money", anchor: true },
  balance: { kind: "money", anchor: true },
  fundingSource: { kind: "fundingSource" },
});

export const municipalAwardFields = define({
  programme: { kind: "text", anchor: true },
  awardYear: { kind: "number", anchor: true },
  awardAmount: { kind: "money" },
  source: { kind: "text" },
});

/** The tables, in the order in which they win a tie. */
export const tables = {
  applications: applicationFields,
  scores: scoreFields,
  notices: noticeFields,
  payments: paymentFields,
  assessments: assessmentFields,
  expenditures: expenditureFields,
  municipalAwards: municipalAwardFields,
} as const;
export type TableName = keyof typeof tables;

type ValuesOf<T extends Record<string, FieldDefinition>> = {
  [F in keyof T]?: KindValue<T[F]["kind"]> | null | undefined;
};

/**
 * What one row says, by field: a value, `null` where the cell is blank, absent where there is no such column or the cell
 * cannot be used (unreadable, too coarse a date, digits lost: its own finding speaks, and no other rule does).
 */
export type Fields = ValuesOf<typeof applicationFields> &
  ValuesOf<typeof scoreFields> &
  ValuesOf<typeof noticeFields> &
  ValuesOf<typeof paymentFields> &
  ValuesOf<typeof assessmentFields> &
  ValuesOf<typeof expenditureFields> &
  ValuesOf<typeof municipalAwardFields>;
export type FieldKey = keyof Fields;
