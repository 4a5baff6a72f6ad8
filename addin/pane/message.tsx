// One thing the pane has to say: in a box of its mood, read aloud where it is urgent, closed by the person.
import type { ReactNode } from "react";
import { useWording } from "./strings/strings.ts";

interface MessageProps {
  readonly mood: "problem" | "warning" | "good" | "info";
  readonly isUrgent?: boolean;
  readonly close?: (() => void) | undefined;
  readonly children: ReactNode;
}

export function Message({ mood, isUrgent = false, close, children }: MessageProps) {
  const { strings } = useWording();
  return (
    <div className={`message message-${mood}`} role={isUrgent ? "alert" : undefined}>
      <div className="message-body">{children}</div>
      {close !== undefined && (
        <button type="button" className="close" aria-label={strings.notice.close} onClick={close}>
          ×
        </button>
      )}
    </div>
  );
}
