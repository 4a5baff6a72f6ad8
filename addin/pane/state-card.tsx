// A state of the whole pane in one card: what it is, what to do, one button. No dead end leaves the button out without a reason.
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Glyph } from "./glyph.tsx";

interface StateCardProps {
  readonly mood: "start" | "clean" | "empty" | "problem";
  readonly title: string;
  readonly body: string;
  readonly action?: { readonly label: string; readonly act: () => void; readonly isPrimary?: boolean } | undefined;
  readonly children?: ReactNode;
}

export function StateCard({ mood, title, body, action, children }: StateCardProps) {
  return (
    <section className={`state-card mood-${mood}`} role={mood === "problem" ? "alert" : undefined}>
      <Glyph name={mood} />
      <h2 tabIndex={-1} data-fallback>
        {title}
      </h2>
      <p>{body}</p>
      {children}
      {action !== undefined && (
        <Button appearance={action.isPrimary === false ? "secondary" : "primary"} onClick={action.act}>
          {action.label}
        </Button>
      )}
    </section>
  );
}
