// One application that nothing is wrong with, and others like it; every person and firm is invented.
import { creditCheckCharacter, idCheckCharacter } from "../../../policy/codes.ts";
import { studioNameOf } from "../../../policy/names.ts";
import type { PlainFields } from "../dossier-builder.ts";

const named = (hostName: string, leadName: string, occupation: string) => ({
  hostName,
  leadName,
  occupation,
  studioName: studioNameOf(hostName, leadName, occupation),
});

export const clean = {
  ...named("北京瀛海数控装备有限公司", "许杰文", "焊工"),
  creditCode: "91110115MA22JTEB7P",
  daxingBasis: "经营",
  leadIdNumber: "110101198412279954",
  skillLevel: "高级技师",
  certificateNumber: "Y000011161010221765640",
  exemptionBasis: null,
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
  contactPhone: "13943337102",
  payeeAccount: "0200 0033 0900 1234 567",
  payeeBankCode: "102100000030",
  municipalFunded: false,
} as const satisfies PlainFields;

/** The `n`th of any number of further clean applications, each of another host and person. */
export function another(n: number, changes: PlainFields = {}): PlainFields {
  const serial = String(n).padStart(3, "0");
  const code17 = `91110115MA0${serial}XY1`;
  const id17 = `110115198001${String((n % 28) + 1).padStart(2, "0")}${serial}`;
  const letters = [...serial].map((digit) => "零壹贰叁肆伍陆柒捌玖"[Number(digit)]).join("");
  return {
    ...clean,
    ...named(`北京${letters}机电设备有限公司`, `李${letters}`, "钳工"),
    creditCode: code17 + creditCheckCharacter(code17),
    leadIdNumber: id17 + idCheckCharacter(id17),
    payeeAccount: `62220200${serial}00001`,
    ...changes,
  };
}
