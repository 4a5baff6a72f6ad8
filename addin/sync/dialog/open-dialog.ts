// Opens the sign-in page in an Office dialog and waits for what it says. Knows nothing of tokens.
import type { OpenDialog } from "../sign-in.ts";

const size = { height: 60, width: 30 };

/** Null where the person closed the dialog, or Office would not open it. */
export const openDialog: OpenDialog = (address) =>
  new Promise((resolve) => {
    Office.context.ui.displayDialogAsync(address, size, (opened) => {
      if (opened.status === Office.AsyncResultStatus.Failed) return resolve(null);
      const dialog = opened.value;
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (message) => {
        dialog.close();
        resolve("message" in message ? message.message : null);
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => resolve(null));
    });
  });
