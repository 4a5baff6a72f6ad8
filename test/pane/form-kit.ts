// What a form of the pane is in the table of them: who fills it in, where, how, and what is seen once it is recorded.
import type { Locator } from "playwright-core";
import type { ApplicationState } from "../../policy/records/application.ts";
import type { RoundStage } from "../../policy/records/round.ts";
import type { Role } from "../../worker/actor.ts";
import type { StagedRound } from "../worker/domain/staged-rounds.ts";
import type { TestRegister } from "../worker/domain/test-register.ts";

/** The rows of each staged round start here; 20 rows a round. */
export const firstRow = 1;
export const runningRow = firstRow + 5 * 20;

export interface World {
  readonly register: TestRegister;
  readonly staged: StagedRound;
  readonly id: (state: ApplicationState) => string;
}

export interface FormCase {
  readonly name: string;
  readonly role: Role;
  readonly tab: "同步" | "评审" | "拨付";
  readonly stage: RoundStage;
  /** What happens elsewhere before. */
  readonly before?: (world: World) => Promise<void>;
  /** Fills it in and answers what holds the fields and the button. */
  readonly fill: (pane: Locator, world: World) => Promise<Locator>;
  readonly send: string;
  /** The state filled in is looked at under this name. */
  readonly look?: string;
  readonly done: string | RegExp;
}

export const open = (within: Locator, summary: string | RegExp): Promise<void> =>
  within.locator("summary").filter({ hasText: summary }).first().click();
export const formWith = (within: Locator, button: string): Locator =>
  within.locator("form", { has: within.page().getByRole("button", { name: button, exact: true }) });
const cardOf = (pane: Locator, id: string): Locator => pane.locator(".review-view .card", { hasText: id });

/** A studio's own form. */
export async function studioForm(pane: Locator, id: string, action: string): Promise<Locator> {
  const card = cardOf(pane, id);
  await open(card, action);
  return card.locator("details[open]", { hasText: action }).locator("form");
}

export async function filled(form: Locator, fields: Readonly<Record<string, string>>): Promise<Locator> {
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(value);
  return form;
}

/** Whose form it is, and where. */
export const by = (role: Role, tab: FormCase["tab"], stage: RoundStage): Pick<FormCase, "role" | "tab" | "stage"> => ({
  ...{ role, tab, stage },
});
