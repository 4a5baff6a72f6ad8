// Copy and paste in the grid: within the workbook with formats and formulas, from elsewhere as text.
import type { Area } from "../../mapping/snapshot.ts";
import { isSameArea } from "../model/areas.ts";
import type { ExcelClient } from "./excel-client.ts";
import type { Edit } from "./protocol.ts";

export class GridClipboard {
  readonly #client: ExcelClient;
  #copied: { readonly sheet: string; readonly area: Area; readonly text: string } | null = null;

  constructor(client: ExcelClient) {
    this.#client = client;
  }

  async copy(sheet: string, area: Area): Promise<void> {
    const text = await this.#client.ask("text", area);
    this.#copied = { sheet, area, text };
    // A browser may refuse its clipboard; pasting within the workbook works all the same.
    await navigator.clipboard.writeText(text).catch(() => undefined);
  }

  /** The edit that pasting `text` at the top left of `to` means; null where it means none. */
  pasting(sheet: string, text: string, to: Area): Edit | null {
    const copied = this.#copied;
    const normal = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (copied !== null && copied.sheet === sheet && (normal === copied.text || text === "")) {
      return isSameArea(copied.area, to) ? null : { kind: "paste", from: copied.area, row: to.top, column: to.left };
    }
    if (normal === "") return null;
    return { kind: "paste-text", row: to.top, column: to.left, lines: normal.split("\n").map((line) => line.split("\t")) };
  }
}
