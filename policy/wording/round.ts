// What is said about the round's years (articles 3 and 17).
import type { Wording } from "./entry.ts";

export const roundWording: Wording = {
  "round/interval": {
    zh: {
      wrong: "本批次为{roundYear}年，上一批次为{previousRoundYear}年，间隔不足{interval}年",
      required: "《办法》规定每{interval}年进行一次评选",
      todo: "请核对批次年度和上一批次年度",
    },
    en: {
      wrong: "the round of {roundYear} follows that of {previousRoundYear} by less than {interval} years",
      required: "The measures hold a selection once every {interval} years",
      todo: "Check the year of this round and of the previous one",
    },
  },
  "round/before-effective": {
    zh: {
      wrong: "批次年度{roundYear}年早于{firstYear}年",
      required: "《办法》自{effective}起施行，此前适用2014年的办法",
      todo: "请核对批次年度；{firstYear}年以前的批次不适用本程序",
    },
    en: {
      wrong: "the round of {roundYear} is earlier than {firstYear}",
      required: "The measures apply from {effective}; before that the measures of 2014 did",
      todo: "Check the year; rounds before {firstYear} cannot be checked here",
    },
  },
};
