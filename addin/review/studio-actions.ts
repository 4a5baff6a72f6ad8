// What may be done to a studio now, by a person of these roles: the same states as the register's own decisions. Only offers; the
// register decides.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import { everTitled, titled } from "../../policy/decisions/running-studio.ts";

export type StudioAction = "plaque-issued" | "plaque-returned" | "plan" | "annual" | "recheck" | "revocation" | "sanction";

type Studio = Pick<ApplicationAnswer, "state" | "plaque">;

interface Offer {
  readonly role: "clerk" | "leader";
  readonly isFor: (studio: Studio) => boolean;
}

const hasPlaque = ({ issuedOn, returnedOn }: Studio["plaque"]): boolean => issuedOn !== null && returnedOn === null;

const offers: Readonly<Record<StudioAction, Offer>> = {
  "plaque-issued": { role: "clerk", isFor: ({ state, plaque }) => titled.has(state) && !hasPlaque(plaque) },
  plan: { role: "clerk", isFor: ({ state }) => titled.has(state) },
  annual: { role: "clerk", isFor: ({ state }) => state === "approved" || state === "completed" },
  recheck: { role: "clerk", isFor: ({ state }) => state === "rectifying" },
  "plaque-returned": { role: "clerk", isFor: ({ state, plaque }) => everTitled.has(state) && hasPlaque(plaque) },
  revocation: { role: "leader", isFor: ({ state }) => state === "rectification-failed" },
  sanction: { role: "leader", isFor: ({ state }) => titled.has(state) },
};

const isAction = (text: string): text is StudioAction => Object.hasOwn(offers, text);
const actions: readonly StudioAction[] = Object.keys(offers).filter(isAction);

/** In the order of a studio's life. Empty outside the running round. */
export const actionsFor = (studio: Studio, roles: readonly string[], stage: string): readonly StudioAction[] =>
  stage === "running" ? actions.filter((action) => roles.includes(offers[action].role) && offers[action].isFor(studio)) : [];

/** A studio that was approved, whatever came after. */
export const wasApproved = ({ state }: Pick<Studio, "state">): boolean => everTitled.has(state);
