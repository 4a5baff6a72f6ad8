// Which application of the register a row of scores or of a ledger speaks of: through the application's own row in the workbook, else by
// a studio name that only one application has. Guesses nothing: what it cannot tell is left for a person.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { Dossier, Row } from "../../policy/dossier.ts";
import { joined } from "../../policy/joins.ts";
import { foldName } from "../../policy/names.ts";
import type { WorkbookRow } from "../sync/workbook-row.ts";
import { uniqueBy } from "./application-rows.ts";

export class StudioFinder {
  readonly #dossier: Dossier;
  readonly #bySource: ReadonlyMap<Row, string>;
  readonly #byName: ReadonlyMap<string, Pick<ApplicationAnswer, "id">>;

  constructor(
    dossier: Dossier,
    rows: ReadonlyMap<string, WorkbookRow>,
    applications: readonly Pick<ApplicationAnswer, "id" | "fields">[],
  ) {
    this.#dossier = dossier;
    this.#bySource = new Map([...rows].map(([id, { source }]) => [source, id]));
    this.#byName = uniqueBy(applications, ({ fields: { studioName } }) =>
      typeof studioName === "string" && studioName !== "" ? foldName(studioName) : null,
    );
  }

  /** The application's number; null where none, or more than one, could be meant. */
  find(row: Row): string | null {
    const own = this.#bySource.get(row);
    if (own !== undefined) return own;
    const ids = new Set(joined(row, "applications", this.#dossier).flatMap((one) => this.#bySource.get(one) ?? []));
    const [only] = ids;
    if (only !== undefined) return ids.size === 1 ? only : null;
    const name = row.fields.studioName || row.sheet.titleStudio;
    return name ? (this.#byName.get(foldName(name))?.id ?? null) : null;
  }
}
