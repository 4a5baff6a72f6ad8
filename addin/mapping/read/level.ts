// Reads a skill level as its canonical word of the national scale. What is no level stays as it was typed, for a rule to say.
import type { Level } from "../../../policy/kinds.ts";
import { foldText } from "../fold.ts";
import type { CellValue } from "../snapshot.ts";

const levelNames: readonly Level[] = ["高级技师", "特级技师", "首席技师", "技师", "高级工", "中级工", "初级工", "学徒工"];
/** Level numbers run the other way: level one is the senior technician. */
const levelOfNumber: Readonly<Record<string, Level>> = {
  一: "高级技师",
  二: "技师",
  三: "高级工",
  四: "中级工",
  五: "初级工",
  "1": "高级技师",
  "2": "技师",
  "3": "高级工",
  "4": "中级工",
  "5": "初级工",
};
const namePattern = new RegExp(levelNames.join("|"), "g");
const numberPattern = /([一二三四五1-5])级/g;
const filler = /国家|职业资格|职业技能|技能|等级|资格|证书|职业|证|[()[\]【】/、,.:\-—_]/g;

/** `技师（二级）`, `国家职业资格二级`, `一级` → the canonical word; `无`, `未取得` → 无; anything else (`工程师`, bare `高级`, `一级技师`) as typed. */
export function readLevel(value: CellValue): string {
  const folded = foldText(String(value));
  if (/^(?:无|没有|暂无|未取得|无证)(?:[职技资证].*)?$/.test(folded)) return "无" satisfies Level;
  const found = new Set<Level>();
  const rest = folded
    .replace(namePattern, (name) => {
      const level = levelNames.find((candidate) => candidate === name);
      if (level !== undefined) found.add(level);
      return "";
    })
    .replace(numberPattern, (_, number: string) => {
      const level = levelOfNumber[number];
      if (level !== undefined) found.add(level);
      return "";
    })
    .replace(filler, "");
  const [level] = found;
  return level !== undefined && found.size === 1 && rest === "" ? level : String(value).trim();
}
