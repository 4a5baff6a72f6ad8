// What the round page says, in both languages.
import { useWording } from "../pane/strings/strings.ts";
import { en } from "./round-texts-en.ts";
import { zh } from "./round-texts-zh.ts";

export type RoundTexts = typeof zh;
export const useRoundTexts = (): RoundTexts => (useWording().language === "zh" ? zh : en);
