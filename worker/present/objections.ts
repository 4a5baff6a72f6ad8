// Objections as answers show them: the objector masked, unless the office asks for the name or contact in full.
import { maskIdentifier } from "../../policy/codes.ts";
import type { ObjectionAnswer } from "../../policy/contract/notice.ts";
import { maskName } from "../../policy/names.ts";
import type { Application } from "../../policy/records/application.ts";
import type { Objection } from "../../policy/records/review.ts";

/** The sealed values that show the objectors of these applications. */
export const objectorValues = (applications: readonly Application[]): string[] =>
  applications.flatMap(({ objections }) => objections.flatMap(({ name, contact }) => [name.sealed, contact.sealed]));

/** By number. `values` opens the sealed values. */
export const shownObjections = (applications: Iterable<Application>, values: ReadonlyMap<string, string>): ObjectionAnswer[] =>
  [...applications]
    .flatMap(({ id, objections }) => objections.map((objection) => shown(id, objection, values, new Set())))
    .sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));

/** @throws RangeError where the application has no such objection. */
export function shownObjection(
  { id, objections }: Application,
  objectionId: string,
  values: ReadonlyMap<string, string>,
  revealed: ReadonlySet<string> = new Set(),
): ObjectionAnswer {
  const objection = objections.find((candidate) => candidate.id === objectionId);
  if (objection === undefined) throw new RangeError("The application has no such objection.");
  return shown(id, objection, values, revealed);
}

function shown(
  applicationId: string,
  objection: Objection,
  values: ReadonlyMap<string, string>,
  revealed: ReadonlySet<string>,
): ObjectionAnswer {
  const name = values.get(objection.name.sealed) ?? null;
  const contact = values.get(objection.contact.sealed) ?? null;
  return {
    ...objection,
    applicationId,
    name: name === null || revealed.has("name") ? name : maskName(name),
    contact: contact === null || revealed.has("contact") ? contact : maskIdentifier(contact),
  };
}
