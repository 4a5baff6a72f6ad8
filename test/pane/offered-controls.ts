// The controls of 评审 beside the table of what the register admits: which of its commands each stands for, and which are on screen.
import type { Locator } from "playwright-core";
import type { RoundStage } from "../../policy/records/round.ts";
import type { Role } from "../../worker/actor.ts";
import type { Command, Target } from "../worker/domain/command.ts";
import { commands } from "../worker/domain/command-table.ts";
import type { StagedRound } from "../worker/domain/staged-rounds.ts";

/** By the words of the button, or of the fold that holds the form. */
const commandOf: Readonly<Record<string, string>> = {
  进入评审: "to review",
  开始公示: "to notice",
  进入审定: "to decision",
  进入建设期: "to running",
  结束本批次: "to closed",
  报送评分: "scores",
  提交评分: "scores",
  登记专家: "experts",
  确定拟定名单: "shortlist",
  递补: "shortlist",
  登记审定: "decisions",
  保存设置: "settings",
  另行确定: "ruling",
  报送台账: "ledger",
  登记授牌: "plaque issued",
  登记收回铭牌: "plaque returned",
  登记年度计划: "plan",
  登记年度考核: "annual assessment",
  登记整改复核: "recheck",
  撤销工作室称号: "revocation",
  警告或摘牌: "sanction",
};

/** Offered once something else is there: nothing missing, scores, a plaque, a studio. */
const conditional = /^(to |shortlist|scores|plaque returned|ledger)/;
const ofStudio: ReadonlySet<string> = new Set([
  ...["plaque issued", "plaque returned", "plan", "annual assessment", "recheck", "revocation", "sanction"],
]);

/** `plan 2023-001`: a command, and of which application where it is one's. Each once. */
export async function offeredControls(panel: Locator, { applications }: StagedRound): Promise<readonly string[]> {
  const texts = await panel.locator(".review-view :is(button, summary)").evaluateAll((controls) =>
    controls.map((control) => ({
      text: control.textContent ?? "",
      card: control.closest(".card")?.textContent ?? "",
    })),
  );
  const ids = [...applications.values()].map(({ id }) => id);
  const offered = texts.flatMap(({ text, card }) => {
    const command = commandOf[text.trim()];
    if (command === undefined) return [];
    const id = ids.find((one) => card.includes(one));
    return id === undefined || !ofStudio.has(command) ? [command] : [`${command} ${id}`];
  });
  return [...new Set(offered)];
}

/** What the register admits from that person, and what of it is to be offered whatever else is there. */
export function allowedControls(role: Role, stage: RoundStage, { applications }: StagedRound) {
  const names = new Set(Object.values(commandOf));
  const open = commands.filter((command) => names.has(command.name) && isFor(command, role) && command.stages.includes(stage));
  const each = open.flatMap(({ name, states }) => (ofStudio.has(name) ? idsIn(states ?? [], applications, name) : [name]));
  return { may: new Set(each), must: each.filter((one) => !conditional.test(one)) };
}

const isFor = (command: Command, role: Role): boolean => command.role === role || command.also === role;

const idsIn = (states: readonly string[], applications: ReadonlyMap<string, Target>, name: string): string[] =>
  states.flatMap((state) => {
    const target = applications.get(state);
    return target === undefined ? [] : [`${name} ${target.id}`];
  });
