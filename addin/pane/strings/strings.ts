// Hands the pane's strings to components: one table a language, chosen once.
import { createContext, useContext } from "react";
import type { Language } from "../../../policy/wording/entry.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

export type Strings = typeof zh;

export interface Wording {
  readonly language: Language;
  readonly strings: Strings;
}

export const wordingIn = (language: Language): Wording => ({ language, strings: language === "zh" ? zh : en });

const WordingContext = createContext<Wording>(wordingIn("zh"));
export const WordingProvider = WordingContext.Provider;
export const useWording = (): Wording => useContext(WordingContext);
