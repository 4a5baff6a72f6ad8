// Application rows for the tests: clean ones by number, each of another invented host and person.
import { creditCheckCharacter, idCheckCharacter } from "../../../policy/codes.ts";
import { studioNameOf } from "../../../policy/names.ts";

export type Values = Readonly<Record<string, string | number | boolean | null>>;

export interface SentRow {
  readonly ref: string;
  readonly applicationId?: string;
  readonly baseVersion?: number;
  readonly identity?: Values;
  readonly fields: Values;
}

const numeral = "零壹贰叁肆伍陆柒捌玖";
const letters = (serial: string): string => [...serial].map((digit) => numeral[Number(digit)] ?? "").join("");

/** The fields of the `n`th application (below 100,000): nothing is wrong with it. */
export function cleanFields(n: number, changes: Values = {}): Values {
  const serial = String(n).padStart(5, "0");
  const code = `91110115MA${serial}XY`;
  const id = `110115198${serial[0]}01${String((n % 28) + 1).padStart(2, "0")}${serial.slice(2)}`;
  const [hostName, leadName, occupation] = [`北京${letters(serial)}机电设备有限公司`, `李${letters(serial)}`, "钳工"];
  return {
    township: "黄村镇",
    hostName,
    creditCode: code + creditCheckCharacter(code),
    daxingBasis: "注册",
    studioName: studioNameOf(hostName, leadName, occupation),
    leadName,
    leadIdNumber: id + idCheckCharacter(id),
    occupation,
    skillLevel: "高级技师",
    memberCount: 6,
    apprenticeCount: 3,
    hostTalentSystem: true,
    hostSite: true,
    hostFunding: true,
    docApplicationForm: true,
    docReport: true,
    docLicence: true,
    docBankProof: true,
    docEvidence: true,
    paperCopies: 2,
    electronicCopies: true,
    photos: true,
    videoMinutes: 10,
    contactName: `王${letters(serial)}`,
    contactPhone: `139${serial}710`.padEnd(11, "0"),
    payeeName: hostName,
    payeeAccount: `62220200${serial}00001`,
    payeeBank: "北京农商银行大兴支行",
    payeeBankCode: "402100000018",
    municipalFunded: false,
    ...changes,
  };
}

export const newRow = (n: number, changes: Values = {}): SentRow => ({ ref: `row-${n}`, fields: cleanFields(n, changes) });

/** The row of a known application: what changed, all sealed fields, and who it is. */
export function knownRow(
  n: number,
  applicationId: string,
  baseVersion: number,
  changes: Values = {},
  sealed: Values = {},
): SentRow {
  const clean = cleanFields(n);
  const {
    creditCode = null,
    leadIdNumber = null,
    hostName = null,
    leadName = null,
    contactPhone = null,
    payeeAccount = null,
  } = clean;
  return {
    ref: `row-${n}`,
    applicationId,
    baseVersion,
    identity: { creditCode, leadIdNumber, hostName, leadName },
    fields: { leadIdNumber, contactPhone, payeeAccount, ...sealed, ...changes },
  };
}
