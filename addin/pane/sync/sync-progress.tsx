// That something goes on, and the way to stop it; what is being written is not broken off.
import { Button, ProgressBar } from "@fluentui/react-components";
import type { SyncSession } from "../../sync/sync-session.ts";
import type { SyncState } from "../../sync/sync-state.ts";
import { useSyncTexts } from "./sync-texts.ts";

export function SyncProgress({ state: { busy }, session }: { readonly state: SyncState; readonly session: SyncSession }) {
  const say = useSyncTexts();
  if (busy === null) return null;
  return (
    <div className="progress">
      <ProgressBar aria-label={say.busy[busy]} />
      {busy !== "writing" && busy !== "deciding" && (
        <Button size="small" onClick={session.cancel}>
          {say.cancel}
        </Button>
      )}
    </div>
  );
}
