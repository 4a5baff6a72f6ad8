// What a clerk reads for the register's own values: states, support. Words only.
import type { RowResult } from "../../policy/contract/sync.ts";
import type { Language } from "../../policy/wording/entry.ts";

type RegisterSide = NonNullable<RowResult["register"]>;

const states: Readonly<Record<RegisterSide["state"], Readonly<Record<Language, string>>>> = {
  submitted: { zh: "已登记", en: "submitted" },
  eligible: { zh: "符合条件", en: "eligible" },
  ineligible: { zh: "不符合条件", en: "ineligible" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
  shortlisted: { zh: "拟认定", en: "shortlisted" },
  "not-shortlisted": { zh: "未入选", en: "not shortlisted" },
  approved: { zh: "已认定", en: "approved" },
  rejected: { zh: "未认定", en: "rejected" },
  rectifying: { zh: "整改中", en: "rectifying" },
  "rectification-failed": { zh: "整改不合格", en: "rectification failed" },
  revoked: { zh: "已撤销", en: "revoked" },
  completed: { zh: "已完成", en: "completed" },
};

const fundings: Readonly<Record<RegisterSide["funding"], Readonly<Record<Language, string>>>> = {
  district: { zh: "区级资助", en: "district" },
  "plaque-only": { zh: "只授牌", en: "plaque only" },
};

export const stateWord = (state: RegisterSide["state"], language: Language): string => states[state][language];
export const fundingWord = (funding: RegisterSide["funding"], language: Language): string => fundings[funding][language];
