// Who may see which sealed value in full; every look is an event.
import type { RoundEvent } from "../records/event.ts";
import type { SealedField } from "../records/sealed.ts";

/** The office works with all of them; finance needs the account it pays to. */
export function mayReveal(roles: ReadonlySet<string>, fields: readonly SealedField[]): boolean {
  if (roles.has("clerk")) return true;
  return roles.has("finance") && fields.every((field) => field === "payeeAccount");
}

export function reveal(applicationId: string, fields: readonly SealedField[]): RoundEvent[] {
  return [{ type: "application.revealed", applicationId, data: { fields: [...fields] } }];
}

/** The office answers the objector by name and contact; nobody else needs them (article 9). */
export const mayRevealObjector = (roles: ReadonlySet<string>): boolean => roles.has("clerk");

export function revealObjector(applicationId: string, objectionId: string, fields: readonly string[]): RoundEvent[] {
  const named = fields.map((field) => `${objectionId}/${field}`);
  return [{ type: "application.revealed", applicationId, data: { fields: named } }];
}
