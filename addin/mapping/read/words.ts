// Reads cells that hold one of a few words: yes/no, basis, decision, stage, grade, funding source.
import type { Grade, KindValue, Stage } from "../../../policy/kinds.ts";
import { foldText } from "../fold.ts";
import type { CellValue } from "../snapshot.ts";
import { type Fault, unreadable } from "./fault.ts";

/** Tried first, so that 不同意 is not read as 同意; then the words of agreement. */
const no = /^(?:否|无|没有|不是|尚未|暂无|×|✗|✘|缺|不齐|未|n|不通过|不同意)/;
const yes = /^(?:是|有|√|✓|✔|齐|已|y|通过|同意|true)/;
const leadingNumber = /^\d+(?:\.\d+)?/;

/** A text that starts with one of the words reads as it; any number but 0 is yes (`3张`). */
export function readYesNo(value: CellValue): boolean | Fault {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  const folded = foldText(value).toLowerCase();
  if (folded === "false" || no.test(folded)) return false;
  if (yes.test(folded)) return true;
  const number = leadingNumber.exec(folded);
  return number === null ? unreadable : Number(number[0]) !== 0;
}

/** As yes/no; a text that names a municipal grant is yes. */
export function readMunicipalFunded(value: CellValue): boolean | Fault {
  const plain = readYesNo(value);
  if (typeof plain === "boolean" || typeof value !== "string") return plain;
  return /市级|北京市/.test(foldText(value)) ? true : unreadable;
}

/** Registered in Daxing, operating there, both, either (是), or neither (否). */
export function readBasis(value: CellValue): KindValue<"basis"> | Fault {
  if (typeof value !== "string") return value === true ? "是" : value === false ? "否" : unreadable;
  const folded = foldText(value).toLowerCase();
  if (/^(?:否|外区|未注册$|均不|均未|不在|都不|无$|×$|✗$|n$|no$)/.test(folded)) return "否";
  if (/不|未|非|外|拟|曾/.test(folded)) return unreadable;
  const registered = folded.includes("注册");
  const operating = folded.includes("经营");
  if (registered || operating) return registered && operating ? "注册及经营" : registered ? "注册" : "经营";
  return /^(?:是|有|√|✓|✔|y|yes)$/.test(folded) ? "是" : unreadable;
}

/** The leading group's decision. */
export function readDecision(value: CellValue): "approved" | "rejected" | Fault {
  if (typeof value !== "string") return unreadable;
  const folded = foldText(value);
  if (/^(?:不同意|不通过|未通过|不予认定|不认定|否)/.test(folded)) return "rejected";
  return /^(?:同意|通过|认定|是)/.test(folded) ? "approved" : unreadable;
}

const stageWords: readonly (readonly [Stage, RegExp])[] = [
  ["first", /第一|首期|一期/],
  ["award", /奖励/],
  ["second", /第二|二期|尾款/],
];

/** The stage a payment belongs to; a text that names two is unreadable. */
export function readStage(value: CellValue): Stage | Fault {
  if (typeof value !== "string") return unreadable;
  const folded = foldText(value);
  const named = stageWords.filter(([, words]) => words.test(folded)).map(([stage]) => stage);
  return named.length === 1 ? (named[0] ?? unreadable) : unreadable;
}

/** The assessment's grade; 基本合格 is none of them. */
export function readGrade(value: CellValue): Grade | Fault {
  const folded = typeof value === "string" ? foldText(value) : "";
  return folded === "优秀" || folded === "良好" || folded === "合格" || folded === "不合格" ? folded : unreadable;
}

/** Whether the recheck was passed. */
export function readRecheck(value: CellValue): "passed" | "failed" | Fault {
  const folded = typeof value === "string" ? foldText(value) : "";
  if (/^(?:不达标|仍不达标|整改不合格|未通过|不通过|不合格|仍不合格)$/.test(folded)) return "failed";
  return /^(?:达标|整改合格|通过|优秀|良好|合格)$/.test(folded) ? "passed" : unreadable;
}

/** Whose money a ledger's row spends. */
export function readFundingSource(value: CellValue): KindValue<"fundingSource"> | Fault {
  const folded = foldText(String(value));
  if (/区财政|区级/.test(folded)) return "district";
  return /配套|自筹/.test(folded) ? "host" : "other";
}
