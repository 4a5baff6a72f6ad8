// The pane's tabs, in order. A tab stands here once there is something behind it.
import type { ComponentType } from "react";
import type { Session } from "../session/session.ts";
import { CheckView } from "./check/check-view.tsx";
import type { Strings } from "./strings/strings.ts";

export interface PaneTab {
  readonly id: string;
  readonly label: (strings: Strings) => string;
  readonly View: ComponentType<{ readonly session: Session }>;
}

export const tabs: readonly [PaneTab, ...PaneTab[]] = [{ id: "check", label: ({ tabs }) => tabs.check, View: CheckView }];
