// What each clerk has seen and the register has held so far, and the things that must never happen. Throws the first that does.
import type { CellValue } from "../../addin/mapping/snapshot.ts";
import { maskIdentifier } from "../../policy/codes.ts";
import { isSealedField } from "../../policy/records/sealed.ts";
import type { InProcessRegister } from "./in-process-register.ts";
import { type Clerk, columns, recordsOf, type TestField } from "./two-workbooks.ts";

const shownValue = (field: TestField, value: CellValue): string => {
  const text = value === "是" ? "true" : value === "否" ? "false" : String(value);
  return isSealedField(field) ? maskIdentifier(text) : text;
};
const shownOfApi = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** `credit code, field` */
export type Place = string;
const placeOf = (creditCode: CellValue, field: string): Place => `${creditCode} ${field}`;
export type Cells = ReadonlyMap<Place, string>;

interface Scene {
  readonly register: InProcessRegister;
  readonly round: string;
  readonly clerks: readonly Clerk[];
  /** Throws, with the seed and the step. */
  readonly fail: (what: string) => never;
}

export class Witness {
  readonly #scene: Scene;
  /** What each clerk's workbook showed so far, or a preview showed the clerk. */
  readonly #seen = [new Map<Place, Set<string>>(), new Map<Place, Set<string>>()];
  /** What the register ever held. */
  readonly #registered = new Map<Place, Set<string>>();
  #owners = new Map<string, string>();
  #register = new Map<Place, string>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** What the register says now. */
  registered(place: Place): string | undefined {
    return this.#register.get(place);
  }

  #clerk(who: number): Clerk {
    const clerk = this.#scene.clerks[who];
    if (clerk === undefined) throw new Error("Two clerks.");
    return clerk;
  }

  #fail(what: string): never {
    return this.#scene.fail(what);
  }

  /** Cells of rows that stand once: of two pasted alike nobody can say which one lost what. */
  cells(clerk: Clerk): Cells {
    const records = recordsOf(clerk.host.book);
    const cells = new Map<Place, string>();
    for (const record of records) {
      if (record.creditCode === "" || records.filter(({ creditCode }) => creditCode === record.creditCode).length > 1) continue;
      for (const [field] of columns)
        if (field !== "applicationId") cells.set(placeOf(record.creditCode, field), shownValue(field, record[field]));
    }
    return cells;
  }

  look(who: number): void {
    for (const record of recordsOf(this.#clerk(who).host.book))
      for (const [field] of columns)
        this.#note(this.#seen[who], placeOf(record.creditCode, field), shownValue(field, record[field]));
  }

  #note(into: Map<Place, Set<string>> | undefined, place: Place, value: string): void {
    const known = into?.get(place);
    if (known === undefined) into?.set(place, new Set([value]));
    else known.add(value);
  }

  /** What the preview on screen shows: `credit code, field, mine`. */
  showPlan(who: number, shown = new Set<string>()): Set<string> {
    for (const { prepared, conflicts, incoming } of this.#clerk(who).session.state().plan?.rows ?? []) {
      for (const { field, mine, theirs } of [...conflicts, ...incoming]) {
        const place = placeOf(String(prepared.row.values.creditCode), field);
        shown.add(`${place} ${shownOfApi(mine)}`);
        this.#note(this.#seen[who], place, shownOfApi(theirs));
      }
    }
    return shown;
  }

  /** The register never gives an application to somebody else, never holds one twice, and loses nothing its writer had not seen. */
  async checkRegister(writer: number): Promise<void> {
    const answer = await this.#scene.register.call(
      this.#scene.register.tokens.first,
      "GET",
      `/api/rounds/${this.#scene.round}/applications?limit=500`,
    );
    const { items } = (await answer.json()) as { items: { id: string; fields: Record<string, unknown> }[] };
    const owners = new Map(items.map(({ id, fields }) => [id, String(fields["creditCode"])]));
    if (new Set(owners.values()).size !== owners.size) this.#fail("an application stands twice in the register");
    for (const [id, owner] of this.#owners)
      if (owners.get(id) !== owner) this.#fail(`${id} was ${owner}'s and is ${owners.get(id)}'s`);
    this.#owners = owners;
    const now = new Map<Place, string>();
    for (const { fields } of items) {
      const owner = String(fields["creditCode"]);
      for (const [field] of columns) {
        if (field === "applicationId") continue;
        const place = placeOf(owner, field);
        const value = shownOfApi(fields[field]);
        const was = this.#register.get(place);
        // A blank that nobody made by clearing is no edit.
        const isEdit =
          was !== undefined && (was !== "" || [...(this.#registered.get(place) ?? [])].some((known) => known !== ""));
        if (isEdit && was !== value && !this.#seen[writer]?.get(place)?.has(was))
          this.#fail(`${place}: "${was}" was overwritten by "${value}" without having been shown`);
        if (/#/.test(value) && !value.startsWith(owner.slice(10, 15))) this.#fail(`${place} holds "${value}" of another row`);
        now.set(place, value);
        this.#note(this.#registered, place, value);
      }
    }
    this.#register = now;
  }

  /** No edit of the clerk's leaves a cell unless a preview showed it, or the register has had it. */
  checkCells(who: number, before: Cells, shown: ReadonlySet<string>): void {
    const after = this.cells(this.#clerk(who));
    for (const [place, value] of before) {
      const now = after.get(place);
      if (now === undefined || now === value || shown.has(`${place} ${value}`)) continue;
      if (!this.#registered.get(place)?.has(value)) this.#fail(`${place}: "${value}" became "${now}" in the cell, unshown`);
    }
  }
}
