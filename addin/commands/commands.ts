// The ribbon's commands, in the pane's own runtime: each shows the pane and starts what the button says.
import type { Session } from "../session/session.ts";

/** Ties the function names of manifest.xml to what they do. `openTab` opens a tab by its id. */
export function associateCommands(session: Session, openTab: (id: string) => void): void {
  Office.actions.associate(
    "runCheck",
    showing(async () => {
      openTab("check");
      await session.check();
    }),
  );
  Office.actions.associate(
    "showSync",
    showing(async () => openTab("sync")),
  );
  Office.actions.associate(
    "showPayments",
    showing(async () => openTab("payments")),
  );
}

/** Excel keeps a ribbon button pressed until it hears `completed`; what was started goes on by itself. */
function showing(start: () => Promise<void>): (event: Office.AddinCommands.Event) => Promise<void> {
  return async (event) => {
    try {
      await Office.addin.showAsTaskpane();
    } finally {
      event.completed();
    }
    await start();
  };
}
