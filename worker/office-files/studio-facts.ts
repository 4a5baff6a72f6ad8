// What the office's files print of an application: names and grades, never an identifier. Sealed values are not looked at here.
import type { Application } from "../../policy/records/application.ts";
import { textOf } from "../../policy/schedule/payee.ts";

export interface StudioFacts {
  /** 系统编号. */
  readonly id: string;
  readonly studioName: string;
  readonly hostName: string;
  readonly leadName: string;
  readonly occupation: string;
  readonly skillLevel: string;
}

/** Blank where the application says nothing. */
export function studioFacts({ id, fields }: Pick<Application, "id" | "fields">): StudioFacts {
  const { studioName, hostName, leadName, occupation, skillLevel } = fields;
  return {
    id,
    studioName: textOf(studioName) ?? "",
    hostName: textOf(hostName) ?? "",
    leadName: textOf(leadName) ?? "",
    occupation: textOf(occupation) ?? "",
    skillLevel: textOf(skillLevel) ?? "",
  };
}

/** 2025-12-01 as 2025年12月1日. */
export function inChinese(date: string): string {
  const [year = "", month, day] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
