// Annex 2, the application form (申报表), as the text prints it. Text and mapping only; the office prints it with the names on record.
import { decision, document, heading, human, type Passage, passage } from "./passage.ts";

const hostWrites = human("the host writes this part of the form and a person reads it");
const stamp = human("stamped and dated on paper");

export const applicationForm: readonly Passage[] = [
  heading("附件2"),
  heading("大兴区首席技师工作室申报表"),
  passage(null, "申报单位（盖章）", document("application form"), stamp),
  passage(null, "工 作 室 名 称", document("application form"), hostWrites),
  passage(null, "填  报  时  间", hostWrites),
  passage(null, "大兴区首席技师工作室评选领导小组  制", human("names who made the form")),
  passage(null, "所在单位对工作室支持措施", hostWrites),
  passage(null, "工作室今后开展工作计划", hostWrites),
  passage(null, "工作室预期目标", hostWrites),
  passage(null, "申报单位意见", hostWrites),
  passage(null, "（盖章）年  月   日", stamp),
  passage(null, "专家评估意见", decision("scores: the experts' marks are entered, their opinion stays on paper")),
  passage(null, "（盖章）年  月   日", stamp),
  passage(null, "大兴区首席技师工作室评选领导小组意见", decision("decisions: the leading group approves or rejects")),
  passage(null, "年  月   日", stamp),
];
