// What the tab 拨付 says, in both languages. Derivations, articles and the register's refusals bring their own words.
import { useWording } from "../strings/strings.ts";
import { en } from "./payments-texts-en.ts";
import { zh } from "./payments-texts-zh.ts";

export type PaymentsTexts = typeof zh;
export const usePaymentsTexts = (): PaymentsTexts => (useWording().language === "zh" ? zh : en);
