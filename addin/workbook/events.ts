// What happens in the workbook while the pane is open, as one small typed stream. Reads and writes nothing itself.

import type { Area } from "../mapping/snapshot.ts";
import { parseArea } from "./address.ts";
import { failureOf, inExcel, WorkbookError } from "./failure.ts";

/** `sheetId` is Excel's; it lasts as long as the sheet does in this session. */
export type WorkbookEvent =
  /** Values were typed, pasted or cleared. `own`: by this add-in; `remote`: by a co-author. */
  | { readonly kind: "edited"; readonly sheetId: string; readonly area: Area; readonly own: boolean; readonly remote: boolean }
  /** Rows, columns or cells were inserted or deleted: every address below or to the right means another cell now. */
  | { readonly kind: "restructured"; readonly sheetId: string; readonly own: boolean; readonly remote: boolean }
  /** Rows were sorted: marks stayed where they were while their cells moved. */
  | { readonly kind: "sorted"; readonly sheetId: string }
  /** Rows were hidden or shown, by hand or by a filter. */
  | { readonly kind: "rows-hidden"; readonly sheetId: string }
  | { readonly kind: "protection"; readonly sheetId: string; readonly isProtected: boolean }
  | { readonly kind: "activated"; readonly sheetId: string }
  | { readonly kind: "sheet-added"; readonly sheetId: string }
  | { readonly kind: "sheet-deleted"; readonly sheetId: string };

export interface Subscription {
  /** Takes the handlers off again. */
  readonly stop: () => Promise<void>;
}

const changeOf = (event: Excel.WorksheetChangedEventArgs): WorkbookEvent => {
  const { worksheetId: sheetId, changeType, address } = event;
  const own = event.triggerSource === Excel.EventTriggerSource.thisLocalAddin;
  const remote = event.source === Excel.EventSource.remote;
  const area = parseArea(address);
  // An edit of several areas at once comes as a list; only a single area can be re-read as a piece.
  if (changeType !== Excel.DataChangeType.rangeEdited || !area) return { kind: "restructured", sheetId, own, remote };
  return { kind: "edited", sheetId, area, own, remote };
};

/** Hears everything that can change a check's result. Rejects with a WorkbookError when Excel refuses the registration. */
export const subscribe = async (listener: (event: WorkbookEvent) => void): Promise<Subscription> => {
  const tell = async (event: WorkbookEvent): Promise<void> => listener(event);
  const handlers = await inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const registered = [
      worksheets.onChanged.add(async (event) => tell(changeOf(event))),
      worksheets.onRowSorted.add(async ({ worksheetId }) => tell({ kind: "sorted", sheetId: worksheetId })),
      worksheets.onRowHiddenChanged.add(async ({ worksheetId }) => tell({ kind: "rows-hidden", sheetId: worksheetId })),
      worksheets.onProtectionChanged.add(async ({ worksheetId, isProtected }) =>
        tell({ kind: "protection", sheetId: worksheetId, isProtected }),
      ),
      worksheets.onActivated.add(async ({ worksheetId }) => tell({ kind: "activated", sheetId: worksheetId })),
      worksheets.onAdded.add(async ({ worksheetId }) => tell({ kind: "sheet-added", sheetId: worksheetId })),
      worksheets.onDeleted.add(async ({ worksheetId }) => tell({ kind: "sheet-deleted", sheetId: worksheetId })),
    ];
    await context.sync();
    return registered;
  });
  return { stop: async () => removeAll(handlers) };
};

const removeAll = async (
  handlers: readonly { remove: () => void; context: OfficeExtension.ClientRequestContext }[],
): Promise<void> => {
  const [first] = handlers;
  if (!first) return;
  for (const handler of handlers) handler.remove();
  try {
    await first.context.sync();
  } catch (error) {
    throw new WorkbookError(failureOf(error));
  }
};
