// What the tab 评审 says, in both languages.
import { useWording } from "../strings/strings.ts";
import { en } from "./review-texts-en.ts";
import { zh } from "./review-texts-zh.ts";

export type ReviewTexts = typeof zh;
export const useReviewTexts = (): ReviewTexts => (useWording().language === "zh" ? zh : en);
