// One studio, one grant (articles 3, 14): the same lead, name, account, title or municipal award twice. Says where, never which one is right.
import { plainAccount } from "../codes.ts";
import type { Dossier, Row } from "../dossier.ts";
import { foldedStudioName } from "../folded-studio-name.ts";
import { namesakes } from "../joins.ts";
import { municipalHits } from "../municipal-hits.ts";
import { foldName } from "../names.ts";
import type { FieldKey } from "../records/fields.ts";
import type { RoundRule, Rule, Say } from "../rule.ts";
import { titleHolders } from "../title-holders.ts";

/** Each row whose key an earlier row of `rows` has, with the first that has it; rows without a key, or with a masked one, are left out. */
function repeated(rows: readonly Row[], keyOf: (row: Row) => string | null | undefined): Map<Row, Row> {
  const firsts = new Map<string, Row>();
  const later = new Map<Row, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    if (!key) continue;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row);
    else if (!key.includes("*")) later.set(row, first);
  }
  return later;
}

const leadsByDossier = new WeakMap<Dossier, Map<Row, Row>>();

/** Rows that repeat a lead technician's ID number; none where the ruling lets one lead technician stand in two applications. */
function repeatedLeads(dossier: Dossier): Map<Row, Row> {
  if (dossier.rulings["one-application-per-technician"] === "yes") return new Map();
  const cached = leadsByDossier.get(dossier);
  if (cached !== undefined) return cached;
  const leads = repeated(dossier.rows.applications, ({ fields }) => fields.leadIdNumber);
  leadsByDossier.set(dossier, leads);
  return leads;
}

const placeOf = (row: Row, field: FieldKey) => ({ row, field });
const firstParams = (first: Row) => ({ firstSheet: first.sheet.name, firstRow: first.number });

/** 第三条：公开、公平、公正的原则. The text does not bar a second application, so a person decides. */
const leadTechnician: RoundRule = {
  id: "duplicate/lead-technician",
  article: "3",
  severity: "review",
  scope: "round",
  tables: ["applications"],
  needs: [["leadIdNumber"]],
  reads: ["leadIdNumber", "studioName", "hostName"],
  check: (dossier, say) => {
    for (const [row, first] of repeatedLeads(dossier)) {
      const firstStudio = first.fields.studioName ?? first.fields.hostName ?? "—";
      say({
        place: placeOf(row, "leadIdNumber"),
        params: { ...firstParams(first), firstStudio },
        related: [placeOf(first, "leadIdNumber")],
      });
    }
  },
};

/** 第七条（二）：the name is made of host, person and occupation, so two studios cannot share it. */
const studioName: RoundRule = {
  id: "duplicate/studio-name",
  article: "7(2)",
  severity: "error",
  scope: "round",
  tables: ["applications"],
  needs: [["studioName"]],
  reads: ["studioName", "leadIdNumber"],
  check: (dossier, say) => {
    const leads = repeatedLeads(dossier);
    for (const row of dossier.rows.applications) {
      const first = row.fields.studioName ? namesakes(row, "applications", dossier)[0] : undefined;
      if (first === undefined || first === row || leads.has(row) || foldedStudioName(row).includes("*")) continue;
      say({ place: placeOf(row, "studioName"), params: firstParams(first), related: [placeOf(first, "studioName")] });
    }
  },
};

/** The same credit code or the same folded name; null where neither row says enough to tell. */
function sameHost({ fields: a }: Row, { fields: b }: Row): boolean | null {
  if (a.creditCode && a.creditCode === b.creditCode) return true;
  if (a.hostName && b.hostName) return foldName(a.hostName) === foldName(b.hostName);
  return a.creditCode && b.creditCode ? false : null;
}

/** 第十五条：专款专用，建立台账. An account that two hosts share is not one host's own. */
const payeeAccount: RoundRule = {
  id: "duplicate/payee-account",
  article: "15",
  severity: "review",
  scope: "round",
  tables: ["applications"],
  needs: [["payeeAccount"], ["hostName", "creditCode"]],
  reads: ["payeeAccount", "hostName", "creditCode"],
  check: ({ rows }, say) => {
    const accounts = repeated(rows.applications, ({ fields }) => fields.payeeAccount && plainAccount(fields.payeeAccount));
    for (const [row, first] of accounts) {
      if (sameHost(row, first) !== false) continue;
      say({
        place: placeOf(row, "payeeAccount"),
        params: { ...firstParams(first), firstHost: first.fields.hostName ?? "—" },
        related: [placeOf(first, "payeeAccount")],
      });
    }
  },
};

/** 第三条：每两年进行一次评选. Whether a holder may be approved again is not said, so a person decides. */
const titleHeld: RoundRule = {
  id: "duplicate/title-held",
  article: "3",
  severity: "review",
  scope: "round",
  tables: ["applications"],
  needs: [["studioName"]],
  reads: ["leadIdNumber", "studioName", "decision"],
  check: (dossier, say) => {
    const { byIdNumber, byStudio } = titleHolders(dossier);
    if (byStudio.size === 0 && byIdNumber.size === 0) return;
    for (const row of dossier.rows.applications) {
      const { leadIdNumber, studioName: name } = row.fields;
      if (!name) continue;
      const person = leadIdNumber ? byIdNumber.get(leadIdNumber) : undefined;
      const held = person ?? byStudio.get(foldedStudioName(row));
      if (held === undefined) continue;
      say({
        place: placeOf(row, "studioName"),
        params: {
          because: person === undefined ? "studio" : "id",
          heldRound: held.sheet.knownRound ?? "—",
          heldStudio: held.fields.studioName ?? "—",
        },
        related: [placeOf(held, person === undefined ? "studioName" : "leadIdNumber")],
      });
    }
  },
};

const municipalReads: readonly FieldKey[] = [
  "municipalFunded",
  "leadIdNumber",
  "leadName",
  "creditCode",
  "hostName",
  "occupation",
  "studioName",
  "programme",
  "awardYear",
];

/** One finding for each application declared 否 whose best match is of the asked kind. */
function checkMunicipal(dossier: Dossier, kind: "exact" | "possible", say: Say): void {
  for (const [row, [best]] of municipalHits(dossier)) {
    if (best === undefined || row.fields.municipalFunded !== false) continue;
    const { match, award } = best;
    if ((match === "exact") !== (kind === "exact")) continue;
    const { hostName, leadName, programme, awardYear } = award.fields;
    say({
      place: placeOf(row, "municipalFunded"),
      expected: kind === "exact" ? "是" : null,
      params: {
        because: match === "exact" ? "exact" : match.possible,
        awardSheet: award.sheet.name,
        awardRow: award.number,
        host: hostName ?? "—",
        lead: leadName ?? "—",
        programme: programme ?? "—",
        year: awardYear ?? "—",
      },
      related: [placeOf(award, leadName ? "leadName" : hostName ? "hostName" : "studioName")],
    });
  }
}

const municipalNeeds: readonly (readonly FieldKey[])[] = [["municipalFunded"], ["leadName", "leadIdNumber", "studioName"]];

/** 第十四条：对于已获得市级资助的工作室，将不再重复予以资金支持，只授予工作室铭牌。 */
const municipalUndeclared: RoundRule = {
  id: "duplicate/municipal-undeclared",
  article: "14",
  severity: "error",
  scope: "round",
  tables: ["applications", "municipalAwards"],
  needs: municipalNeeds,
  reads: municipalReads,
  check: (dossier, say) => checkMunicipal(dossier, "exact", say),
};

/** 第十四条：the same sentence, where the match is partial and a person has to tell whether it is the same studio. */
const municipalPossible: RoundRule = {
  id: "duplicate/municipal-possible",
  article: "14",
  severity: "review",
  scope: "round",
  tables: ["applications", "municipalAwards"],
  needs: municipalNeeds,
  reads: municipalReads,
  check: (dossier, say) => checkMunicipal(dossier, "possible", say),
};

export const duplicateRules: readonly Rule[] = [
  leadTechnician,
  studioName,
  payeeAccount,
  titleHeld,
  municipalUndeclared,
  municipalPossible,
];
