// What a leader puts down about one ruling, and the value that becomes of it. Pure.
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import { parseDecimalToFen } from "../../policy/money.ts";
import type { RulingId } from "../../policy/rulings.ts";

/** A ruling's value as the register has it. */
export type RulingValue = RoundAnswer["rulings"][number]["value"];

/** The grades of a scale (article 14). */
export const scaleGrades = ["优秀", "良好", "合格"] as const;
export type ScaleGrade = (typeof scaleGrades)[number];

export interface RulingDraft {
  readonly choice: string | null;
  /** Programmes, one a line. */
  readonly programmes: string;
  readonly days: string;
  readonly amounts: Readonly<Record<ScaleGrade, string>>;
}

export const blankRuling: RulingDraft = { choice: null, programmes: "", days: "", amounts: { 优秀: "", 良好: "", 合格: "" } };

/** What an answer asks for besides itself. */
export function detailOf(id: RulingId, choice: string | null): "programmes" | "days" | "amounts" | null {
  if (id === "municipal-programmes" && choice === "list") return "programmes";
  if (id === "rectification-days" && choice === "days") return "days";
  return id === "second-tranche-scale" && choice === "scale" ? "amounts" : null;
}

/** Null while something is wanting. */
export function rulingValue(id: RulingId, { choice, programmes, days, amounts }: RulingDraft): RulingValue | null {
  switch (detailOf(id, choice)) {
    case null:
      return choice;
    case "programmes": {
      const named = programmes.split("\n").flatMap((line) => line.trim() || []);
      return named.length === 0 ? null : named;
    }
    case "days":
      return /^[1-9]\d{0,3}$/.test(days.trim()) ? Number(days) : null;
    case "amounts": {
      const scale = scaleGrades.flatMap((grade) => {
        const amountFen = parseDecimalToFen(amounts[grade].trim(), "元");
        return amountFen === null ? [] : [[grade, amountFen] as const];
      });
      return scale.length < scaleGrades.length ? null : Object.fromEntries(scale);
    }
  }
}
