// The head of a tab of the register: its one line, read aloud when it changes, and the way to read everything again.
import type { ReactNode } from "react";
import { useRegisterTexts } from "./register-texts.ts";

interface TabHeadProps {
  readonly isBusy: boolean;
  readonly refresh: () => unknown;
  readonly children: ReactNode;
}

export function TabHead({ isBusy, refresh, children }: TabHeadProps) {
  const say = useRegisterTexts();
  return (
    <div className="tab-head">
      {children}
      <button type="button" className="small-button" aria-disabled={isBusy || undefined} onClick={refresh}>
        {say.refresh}
      </button>
    </div>
  );
}
