// The line under which something unfolds. In Excel on the web office.js moves the focus on Tab itself, through a list of its own that knows
// no <summary>: without the tabindex nobody at a keyboard gets there.
import type { ReactNode } from "react";

export function FoldSummary({ children }: { readonly children: ReactNode }) {
  return <summary tabIndex={0}>{children}</summary>;
}
