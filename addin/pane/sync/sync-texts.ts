// What the tab 同步 says, in both languages. Findings, fields and the register's refusals bring their own words.
import { useWording } from "../strings/strings.ts";
import { en } from "./sync-texts-en.ts";
import { zh } from "./sync-texts-zh.ts";

export type SyncTexts = typeof zh;
export const useSyncTexts = (): SyncTexts => (useWording().language === "zh" ? zh : en);
