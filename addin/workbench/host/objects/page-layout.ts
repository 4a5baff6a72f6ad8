// PageLayout: what the add-in sets so that a report prints well.
// learn.microsoft.com/javascript/api/excel/excel.pagelayout

import { parseArea } from "../../../workbook/address.ts";
import type { PageLayout, Sheet } from "../../model/sheet.ts";
import { invalidArgument } from "../host-error.ts";
import type { HostState } from "../host-state.ts";
import { isJsonObject, type Json } from "../json.ts";
import type { ObjectType } from "../object-type.ts";

const zoomOf = ({ layout }: Sheet): Json => ({
  horizontalFitToPages: layout.fitToWidth,
  verticalFitToPages: layout.fitToHeight,
});

const pages = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);

export const pageLayoutType = (state: HostState): ObjectType<Sheet> => {
  const change = (sheet: Sheet, part: Partial<PageLayout>): void =>
    state.book.assign(sheet, "layout", { ...sheet.layout, ...part });
  return {
    get: {
      Orientation: ({ layout }) => layout.orientation,
      CenterHorizontally: ({ layout }) => layout.centerHorizontally,
      PaperSize: ({ layout }) => layout.paper,
      Zoom: zoomOf,
    },
    set: {
      Orientation: (sheet, value) => change(sheet, { orientation: value === "Landscape" ? "Landscape" : "Portrait" }),
      CenterHorizontally: (sheet, value) => change(sheet, { centerHorizontally: value === true }),
      PaperSize: (sheet, value) => {
        if (value !== "A4") throw invalidArgument("PageLayout.paperSize");
        change(sheet, { paper: value });
      },
      Zoom: (sheet, value) => {
        if (!isJsonObject(value)) throw invalidArgument("PageLayout.zoom");
        change(sheet, { fitToWidth: pages(value["horizontalFitToPages"]), fitToHeight: pages(value["verticalFitToPages"]) });
      },
    },
    act: {
      SetPrintTitleRows: (sheet, given) => {
        const rows = given.text(0);
        if (!parseArea(rows)) throw invalidArgument(given.location);
        change(sheet, { titleRows: rows });
      },
    },
  };
};
