// Article 6: who may apply. A condition that leaves room is put to a person, never decided here.
import { creditCodeDivision, creditCodeProblem } from "../codes.ts";
import type { Dossier, Row } from "../dossier.ts";
import { type Level, levels } from "../kinds.ts";
import { foldName } from "../names.ts";
import { parameterOn, relaxationGroundOf } from "../parameters.ts";
import type { FieldKey } from "../records/fields.ts";
import type { RowRule, Rule } from "../rule.ts";
import type { Ruling, Rulings } from "../rulings.ts";

/** 第六条：凡在大兴区注册或经营的企事业单位。 */
const location: RowRule = {
  id: "eligibility/location",
  article: "6",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [["daxingBasis"]],
  reads: ["daxingBasis"],
  check: (row, _, say) => {
    if (row.fields.daxingBasis === "否") say({ place: { row, field: "daxingBasis" } });
  },
};

/** 第六条：在大兴区注册. The code's division is that of the authority that registered the host, so another one leaves it unproven. */
const locationUnproven: RowRule = {
  id: "eligibility/location-unproven",
  article: "6",
  severity: "review",
  scope: "row",
  tables: ["applications"],
  needs: [["daxingBasis"], ["creditCode"]],
  reads: ["daxingBasis", "creditCode"],
  check: (row, { today }, say) => {
    const { daxingBasis, creditCode } = row.fields;
    if (daxingBasis !== "注册" && daxingBasis !== "注册及经营") return;
    if (!creditCode || creditCodeProblem(creditCode) !== null) return;
    const division = creditCodeDivision(creditCode);
    const expected = parameterOn("division", today);
    if (division !== expected) say({ place: { row, field: "daxingBasis" }, expected, params: { division } });
  },
};

const isLevel = (text: string): text is Level => levels.some((level) => level === text);

const skillCertificateNumber = /^[YS][0-9A-Z]{21}$/;

/** 职业技能等级证书, by its kind or its number; whether it counts as 国家职业资格 is the ruling `skill-certificate`. */
function isSkillCertificate({ fields: { certificateType, certificateNumber } }: Row): boolean {
  return (
    (certificateType ? foldName(certificateType).includes("技能等级") : false) ||
    (certificateNumber ? skillCertificateNumber.test(certificateNumber) : false)
  );
}

interface BelowMinimum {
  readonly because: "level" | "certificate";
  readonly stated: Level;
  readonly minimum: Level;
  /** Article 6(1)1's words for the ground given; null where none is. */
  readonly ground: string | null;
}

/**
 * Whether the row states a qualification below article 6(1)1's; null where it does not, where its level is unknown, or where
 * a cell that decides it cannot be used.
 */
function belowMinimum(row: Row, { today, rulings }: Dossier): BelowMinimum | null {
  const { skillLevel: stated, exemptionBasis } = row.fields;
  if (!stated || !isLevel(stated) || row.unusable.has("exemptionBasis")) return null;
  const minimum = parameterOn("minimumLevel", today);
  const because = levels.indexOf(stated) < levels.indexOf(minimum) ? "level" : "certificate";
  if (because === "certificate" && (rulings["skill-certificate"] === "yes" || !isSkillCertificate(row))) return null;
  return { because, stated, minimum, ground: exemptionBasis ? relaxationGroundOf(exemptionBasis, today) : null };
}

/** Only where a round's ruling does not count such certificates. */
const onCertificate = ({ "skill-certificate": counts }: Rulings): readonly Ruling["id"][] =>
  counts === "no" ? ["skill-certificate"] : [];

const levelFields: readonly FieldKey[] = ["skillLevel", "exemptionBasis", "certificateType", "certificateNumber"];

/** 第六条（一）1：原则上应取得国家技师或以上职业资格。 */
const skillLevel: RowRule = {
  id: "eligibility/skill-level",
  article: "6(1)1",
  severity: "error",
  restsOn: onCertificate,
  scope: "row",
  tables: ["applications"],
  needs: [["skillLevel"]],
  reads: levelFields,
  check: (row, dossier, say) => {
    const below = belowMinimum(row, dossier);
    if (below === null || below.ground !== null) return;
    const { because, stated, minimum } = below;
    say({ place: { row, field: "skillLevel" }, expected: `≥${minimum}`, params: { because, stated, minimum } });
  },
};

/** 第六条（一）1：对于非物质文化遗产、文化创意或服务区内重大产业项目……可适当放宽条件。 */
const relaxation: RowRule = {
  id: "eligibility/relaxation",
  article: "6(1)1",
  severity: "review",
  restsOn: onCertificate,
  scope: "row",
  tables: ["applications"],
  needs: [["skillLevel"], ["exemptionBasis"]],
  reads: levelFields,
  check: (row, dossier, say) => {
    const below = belowMinimum(row, dossier);
    if (below === null || below.ground === null) return;
    const { because, stated, minimum, ground } = below;
    say({ place: { row, field: "exemptionBasis" }, params: { because, stated, minimum, ground } });
  },
};

/** 第六条（一）1：国家技师或以上职业资格. A title that is no level of the national scale neither meets nor misses it. */
const skillLevelUnknown: RowRule = {
  id: "eligibility/skill-level-unknown",
  article: "6(1)1",
  severity: "review",
  scope: "row",
  tables: ["applications"],
  needs: [["skillLevel"]],
  reads: ["skillLevel"],
  check: (row, { today }, say) => {
    const stated = row.fields.skillLevel;
    if (!stated || isLevel(stated)) return;
    say({ place: { row, field: "skillLevel" }, params: { stated, minimum: parameterOn("minimumLevel", today) } });
  },
};

/** 第六条（一）2：有明确的优秀技术团队……所带徒弟成为企事业单位技能骨干。 */
const team: RowRule = {
  id: "eligibility/team",
  article: "6(1)2",
  severity: "review",
  scope: "row",
  tables: ["applications"],
  needs: [["memberCount", "apprenticeCount"]],
  reads: ["memberCount", "apprenticeCount"],
  check: (row, _, say) => {
    for (const field of ["memberCount", "apprenticeCount"] as const) {
      if (row.fields[field] === 0) say({ place: { row, field }, params: { field } });
    }
  },
};

const hostConditionFields = [
  ["hostTalentSystem", "6(2)1"],
  ["hostSite", "6(2)2"],
  ["hostFunding", "6(2)3"],
] as const;

/** 第六条（二）：所在单位条件，制度、场地设备、经费和管理制度。 */
const hostConditions: RowRule = {
  id: "eligibility/host-conditions",
  article: "6(2)",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [["hostTalentSystem", "hostSite", "hostFunding"]],
  reads: ["hostTalentSystem", "hostSite", "hostFunding"],
  check: (row, _, say) => {
    for (const [field, article] of hostConditionFields) {
      if (row.fields[field] === false) say({ place: { row, field }, article, params: { field } });
    }
  },
};

export const eligibilityRules: readonly Rule[] = [
  location,
  locationUnproven,
  skillLevel,
  relaxation,
  skillLevelUnknown,
  team,
  hostConditions,
];
