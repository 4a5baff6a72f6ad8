// Article 7: what has to be handed in, and how the studio is named. Whether a document is any good is for the review.

import type { Dossier, Row } from "../dossier.ts";
import { nameDueTo, nameRivals } from "../misnamed.ts";
import { foldWidth } from "../names.ts";
import { parameterOn } from "../parameters.ts";
import type { RowRule, Rule, Say } from "../rule.ts";
import { knownNames, renaming } from "../studio-renaming.ts";

const documents = [
  ["docApplicationForm", "7(1)"],
  ["docReport", "7(2)"],
  ["docLicence", "7(3)"],
  ["docBankProof", "7(3)"],
  ["docEvidence", "7(4)"],
] as const;
const documentFields = documents.map(([field]) => field);

/** 第七条（一）至（四）：申报表、申报报告、执照或法人证书和开户许可证复印件、相关证明材料。 */
const missing: RowRule = {
  id: "materials/missing",
  article: "7",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [documentFields],
  reads: documentFields,
  check: (row, _, say) => {
    for (const [field, article] of documents) {
      if (row.fields[field] === false) say({ place: { row, field }, article, expected: "是", params: { field } });
    }
  },
};

/** 第七条：以上材料一式2份。 */
const copies: RowRule = {
  id: "materials/copies",
  article: "7",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [["paperCopies"]],
  reads: ["paperCopies"],
  check: (row, { today }, say) => {
    const { paperCopies } = row.fields;
    const minimum = parameterOn("paperCopies", today);
    if (paperCopies === null || paperCopies === undefined || paperCopies >= minimum) return;
    say({ place: { row, field: "paperCopies" }, expected: String(minimum), params: { copies: paperCopies, minimum } });
  },
};

/** 第七条：同时报送申报表和申报报告的电子文档。 */
const electronic: RowRule = {
  id: "materials/electronic",
  article: "7",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [["electronicCopies"]],
  reads: ["electronicCopies"],
  check: (row, _, say) => {
    if (row.fields.electronicCopies === false) say({ place: { row, field: "electronicCopies" }, expected: "是" });
  },
};

/** 第七条（五）1：电子照片。 */
const photos: RowRule = {
  id: "materials/photos",
  article: "7(5)1",
  severity: "warning",
  scope: "row",
  tables: ["applications"],
  needs: [["photos"]],
  reads: ["photos"],
  check: (row, _, say) => {
    if (row.fields.photos === false) say({ place: { row, field: "photos" }, expected: "是" });
  },
};

/** 第七条（五）2：可提供成果视频，时间控制在10分钟以内。 */
const videoLength: RowRule = {
  id: "materials/video-length",
  article: "7(5)2",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [["videoMinutes"]],
  reads: ["videoMinutes"],
  check: (row, { today }, say) => {
    const { videoMinutes: minutes } = row.fields;
    const maximum = parameterOn("videoMinutes", today);
    if (minutes === null || minutes === undefined || minutes <= maximum) return;
    say({ place: { row, field: "videoMinutes" }, expected: `≤${maximum}`, params: { minutes, maximum } });
  },
};

/** In width and spaces only, or in more. */
type NameDifference = "name" | "width";

function checkName(row: Row, dossier: Dossier, difference: NameDifference, say: Say): void {
  const composed = nameDueTo(row, dossier);
  const { studioName } = row.fields;
  if (composed === undefined || !studioName) return;
  const isWidthOnly = foldWidth(studioName) === foldWidth(composed);
  if (isWidthOnly !== (difference === "width")) return;
  const renamed = renaming(row, composed, dossier);
  const fix = renamed?.fix ?? null;
  say({ place: { row, field: "studioName" }, expected: composed, fix, isFixCertain: renamed?.certain ?? true });
}

const nameNeeds = [["studioName"], ["hostName"], ["leadName"], ["occupation"]] as const;
const nameReads = ["studioName", "hostName", "leadName", "occupation"] as const;

/** 第七条（二）：格式为“企事业单位名称+首席技师姓名+职业工种名称+首席技师工作室”。The fix depends on who else has a claim to either name. */
const studioName: RowRule = {
  id: "materials/studio-name",
  article: "7(2)",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: nameNeeds,
  reads: nameReads,
  peers: nameRivals,
  standard: knownNames,
  check: (row, dossier, say) => checkName(row, dossier, "name", say),
};

/** 第七条（二）：the same form, written with other widths or spaces. */
const studioNameWidth: RowRule = {
  id: "materials/studio-name-width",
  article: "7(2)",
  severity: "warning",
  scope: "row",
  tables: ["applications"],
  needs: nameNeeds,
  reads: nameReads,
  peers: nameRivals,
  standard: knownNames,
  check: (row, dossier, say) => checkName(row, dossier, "width", say),
};

export const materialsRules: readonly Rule[] = [missing, copies, electronic, photos, videoLength, studioName, studioNameWidth];
