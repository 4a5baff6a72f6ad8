// Opens the sign-in page in an Office dialog and waits for what it says. Knows nothing of tokens.
import type { OpenDialog } from "../sign-in.ts";

/** Per cent of the screen. */
const size = { height: 60, width: 30 };

/** Null where the person closed the dialog, `signal` did, or Office would not open it. */
export const openDialog: OpenDialog = async (address, signal) => {
  // At once, as the person has just pressed the button; a browser that blocks windows all the same gets Office's own question.
  const dialog = (await opened(address, false)) ?? (await opened(address, true));
  return dialog === null ? null : answerOf(dialog, signal);
};

function opened(address: string, promptBeforeOpen: boolean): Promise<Office.Dialog | null> {
  return new Promise((resolve) => {
    Office.context.ui.displayDialogAsync(address, { ...size, promptBeforeOpen }, ({ status, value }) =>
      resolve(status === Office.AsyncResultStatus.Failed ? null : value),
    );
  });
}

function answerOf(dialog: Office.Dialog, signal: AbortSignal | undefined): Promise<string | null> {
  return new Promise((resolve) => {
    const close = (answer: string | null): void => {
      dialog.close();
      resolve(answer);
    };
    if (signal?.aborted) return close(null);
    signal?.addEventListener("abort", () => close(null), { once: true });
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (message) =>
      close("message" in message ? message.message : null),
    );
    // 12006: the person closed it.
    dialog.addEventHandler(Office.EventType.DialogEventReceived, () => resolve(null));
  });
}
