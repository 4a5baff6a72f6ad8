// The municipal list of the workbook as the register takes it. Rows without programme or year are left to the check.
import type { SentAward } from "../../policy/contract/municipal.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";

type NewAward = Exclude<SentAward, { readonly withdrawn: true }>;

export function awardsOf({ dossier }: WorkbookReading): NewAward[] {
  return dossier.rows.municipalAwards.flatMap(({ fields }) => {
    const { programme, awardYear } = fields;
    if (!programme || typeof awardYear !== "number") return [];
    const { studioName, hostName, leadName, creditCode, leadIdNumber, occupation, awardAmount, source } = fields;
    const all = { studioName, hostName, leadName, creditCode, leadIdNumber, occupation, awardAmount, source };
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return [{ id: null, withdrawn: false, programme, awardYear, ...given }];
  });
}
