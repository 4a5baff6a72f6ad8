// The pane's way to the register: one door for all tabs, over the workbook that is open. Fetched when the first of them is opened.
import { isoDateSchema } from "../../../policy/kinds.ts";
import type { Language } from "../../../policy/wording/entry.ts";
import { PaymentsSession } from "../../payments/payments-session.ts";
import { ReviewSession } from "../../review/review-session.ts";
import { choicesKey, knownChoices } from "../../session/choices.ts";
import { openDialog } from "../../sync/dialog/open-dialog.ts";
import type { WorkbookPort } from "../../sync/ports.ts";
import { RegisterClient } from "../../sync/register-client.ts";
import { RegisterDoor } from "../../sync/register-door.ts";
import { SignIn } from "../../sync/sign-in.ts";
import { parseSyncPart, syncNamespace } from "../../sync/sync-part.ts";
import { SyncSession } from "../../sync/sync-session.ts";
import { SyncedWorkbook } from "../../sync/synced-workbook.ts";
import { readSetting, readXmlPart, writeSetting, writeXmlPart } from "../../workbook/document-store.ts";
import { readOwnSheet } from "../../workbook/own-sheet-cells.ts";
import { selectCell } from "../../workbook/selection.ts";
import { writeOwnSheet } from "../../workbook/sheet-writer.ts";
import { readSnapshot } from "../../workbook/snapshot.ts";
import { writeCells } from "../../workbook/writes.ts";
import type { OfficeDay } from "../office-day.ts";

export interface RegisterParts {
  readonly door: RegisterDoor;
  readonly sync: SyncSession;
  readonly review: ReviewSession;
  readonly payments: PaymentsSession;
}

const port: WorkbookPort = {
  ...{ readSnapshot, writeCells, readXmlPart, writeXmlPart, writeOwnSheet, readSetting, writeSetting, selectCell },
  choices: async () => knownChoices(await readSetting(choicesKey)),
  // The last part of its path or address; a workbook that was never saved has none.
  name: () => (Office.context.document.url ?? "").split(/[\\/]/).at(-1) ?? "",
};

export function openRegister(language: Language, day: Pick<OfficeDay, "now" | "heard">): RegisterParts {
  const signIn = new SignIn({ page: new URL("sign-in.html", location.href).href, openDialog, now: () => Date.now() });
  const client = new RegisterClient({
    ...{ origin: "", language, token: signIn.token, isOnline: () => navigator.onLine },
    whenDay: day.heard,
  });
  const workbookRound = async (): Promise<string | null> => parseSyncPart(await readXmlPart(syncNamespace))?.round ?? null;
  const door = new RegisterDoor({ client, signIn, workbookRound });
  const today = () => isoDateSchema.parse(day.now());
  const sync = new SyncSession({ door, port, language, today });
  const review = new ReviewSession({ door, workbook: new SyncedWorkbook(port, today) });
  const payments = new PaymentsSession({ door, workbook: { writeOwnSheet, readOwnSheet } });
  return { door, sync, review, payments };
}
