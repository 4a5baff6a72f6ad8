// One studio, one grant (articles 3, 14): the same lead, name, account, title or municipal award twice. Says where, never which one is right.
import { plainAccount } from "../codes.ts";
import { derived } from "../derived.ts";
import type { Dossier, Row } from "../dossier.ts";
import { foldedStudioName } from "../folded-studio-name.ts";
import { namesakes } from "../joins.ts";
import { municipalHits } from "../municipal-hits.ts";
import { foldName } from "../names.ts";
import type { FieldKey } from "../records/fields.ts";
import { applicationsBy } from "../rows-by-key.ts";
import type { RowRule, Rule, Say } from "../rule.ts";
import { titleHolders } from "../title-holders.ts";

const byLead = applicationsBy(({ fields }) => fields.leadIdNumber);
const byAccount = applicationsBy(({ fields }) => fields.payeeAccount && plainAccount(fields.payeeAccount));

/** The first application of the row's lead technician; undefined where it is this one, or the ruling lets one person stand in two. */
const firstOfLead = (row: Row, dossier: Dossier): Row | undefined =>
  dossier.rulings["one-application-per-technician"] === "yes" ? undefined : byLead.firstBefore(row, dossier);

const placeOf = (row: Row, field: FieldKey) => ({ row, field });
const firstParams = (first: Row) => ({ firstSheet: first.sheet.name, firstRow: first.number });

/** 第三条：公开、公平、公正的原则. The text does not bar a second application, so a person decides. */
const leadTechnician: RowRule = {
  id: "duplicate/lead-technician",
  article: "3",
  severity: "review",
  restsOn: ["one-application-per-technician"],
  scope: "row",
  tables: ["applications"],
  needs: [["leadIdNumber"]],
  reads: ["leadIdNumber", "studioName", "hostName"],
  peers: byLead.sharing,
  check: (row, dossier, say) => {
    const first = firstOfLead(row, dossier);
    if (first === undefined) return;
    const firstStudio = first.fields.studioName ?? first.fields.hostName ?? "—";
    say({
      place: placeOf(row, "leadIdNumber"),
      params: { ...firstParams(first), firstStudio },
      related: [placeOf(first, "leadIdNumber")],
    });
  },
};

/** 第七条（二）：the name is made of host, person and occupation, so two studios cannot share it. */
const studioName: RowRule = {
  id: "duplicate/studio-name",
  article: "7(2)",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [["studioName"]],
  reads: ["studioName", "leadIdNumber"],
  peers: (row, dossier) => [...namesakes(row, "applications", dossier), ...byLead.sharing(row, dossier)],
  check: (row, dossier, say) => {
    const first = row.fields.studioName ? namesakes(row, "applications", dossier)[0] : undefined;
    if (first === undefined || first === row || foldedStudioName(row).includes("*")) return;
    if (firstOfLead(row, dossier) !== undefined) return;
    say({ place: placeOf(row, "studioName"), params: firstParams(first), related: [placeOf(first, "studioName")] });
  },
};

/** The same credit code or the same folded name; null where neither row says enough to tell. */
function sameHost({ fields: a }: Row, { fields: b }: Row): boolean | null {
  if (a.creditCode && a.creditCode === b.creditCode) return true;
  if (a.hostName && b.hostName) return foldName(a.hostName) === foldName(b.hostName);
  return a.creditCode && b.creditCode ? false : null;
}

/** 第十五条：专款专用，建立台账. An account that two hosts share is not one host's own. */
const payeeAccount: RowRule = {
  id: "duplicate/payee-account",
  article: "15",
  severity: "review",
  scope: "row",
  tables: ["applications"],
  needs: [["payeeAccount"], ["hostName", "creditCode"]],
  reads: ["payeeAccount", "hostName", "creditCode"],
  peers: byAccount.sharing,
  check: (row, dossier, say) => {
    const first = byAccount.firstBefore(row, dossier);
    if (first === undefined || sameHost(row, first) !== false) return;
    say({
      place: placeOf(row, "payeeAccount"),
      params: { ...firstParams(first), firstHost: first.fields.hostName ?? "—" },
      related: [placeOf(first, "payeeAccount")],
    });
  },
};

const holdersOf = derived(titleHolders);

/** A row of another round may make anybody a holder. */
const knownPeers = ({ sheet: { knownRound } }: Row): readonly Row[] | null => (knownRound === null ? [] : null);

/** 第三条：每两年进行一次评选. Whether a holder may be approved again is not said, so a person decides. */
const titleHeld: RowRule = {
  id: "duplicate/title-held",
  article: "3",
  severity: "review",
  scope: "row",
  tables: ["applications"],
  needs: [["studioName"]],
  reads: ["leadIdNumber", "studioName", "decision"],
  peers: knownPeers,
  check: (row, dossier, say) => {
    const { byIdNumber, byStudio } = holdersOf(dossier);
    const { leadIdNumber, studioName: name } = row.fields;
    if (!name || (byStudio.size === 0 && byIdNumber.size === 0)) return;
    const person = leadIdNumber ? byIdNumber.get(leadIdNumber) : undefined;
    const held = person ?? byStudio.get(foldedStudioName(row));
    if (held === undefined) return;
    say({
      place: placeOf(row, "studioName"),
      params: {
        because: person === undefined ? "studio" : "id",
        heldRound: held.sheet.knownRound ?? "—",
        heldStudio: held.fields.studioName ?? "—",
      },
      related: [placeOf(held, person === undefined ? "studioName" : "leadIdNumber")],
    });
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

/** A finding for an application declared 否 whose best match is of the asked kind. */
function checkMunicipal(row: Row, dossier: Dossier, kind: "exact" | "possible", say: Say): void {
  if (row.fields.municipalFunded !== false) return;
  const [best] = municipalHits(dossier).get(row) ?? [];
  if (best === undefined || (best.match === "exact") !== (kind === "exact")) return;
  const { match, award } = best;
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

/** A row of the municipal list may match any application. */
const awardPeers = ({ sheet: { tables } }: Row): readonly Row[] | null => (tables.has("municipalAwards") ? null : []);

const municipalNeeds: readonly (readonly FieldKey[])[] = [["municipalFunded"], ["leadName", "leadIdNumber", "studioName"]];

/** 第十四条：对于已获得市级资助的工作室，将不再重复予以资金支持，只授予工作室铭牌。 */
const municipalUndeclared: RowRule = {
  id: "duplicate/municipal-undeclared",
  article: "14",
  severity: "error",
  restsOn: ["municipal-programmes"],
  scope: "row",
  tables: ["applications", "municipalAwards"],
  needs: municipalNeeds,
  reads: municipalReads,
  peers: awardPeers,
  check: (row, dossier, say) => checkMunicipal(row, dossier, "exact", say),
};

/** 第十四条：the same sentence, where the match is partial and a person has to tell whether it is the same studio. */
const municipalPossible: RowRule = {
  id: "duplicate/municipal-possible",
  article: "14",
  severity: "review",
  restsOn: ["municipal-programmes"],
  scope: "row",
  tables: ["applications", "municipalAwards"],
  needs: municipalNeeds,
  reads: municipalReads,
  peers: awardPeers,
  check: (row, dossier, say) => checkMunicipal(row, dossier, "possible", say),
};

export const duplicateRules: readonly Rule[] = [
  leadTechnician,
  studioName,
  payeeAccount,
  titleHeld,
  municipalUndeclared,
  municipalPossible,
];
