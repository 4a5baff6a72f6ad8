// The pane's tabs, in order. A tab stands here once there is something behind it; what it needs of the register comes when it is opened.
import { type ComponentType, lazy } from "react";
import { CheckView } from "./check/check-view.tsx";
import type { PaneParts } from "./pane-parts.ts";
import type { Strings } from "./strings/strings.ts";

export interface PaneTab {
  readonly id: string;
  readonly label: (strings: Strings) => string;
  readonly View: ComponentType<PaneParts>;
}

export const tabs: readonly [PaneTab, ...PaneTab[]] = [
  { id: "check", label: ({ tabs }) => tabs.check, View: CheckView },
  { id: "sync", label: ({ tabs }) => tabs.sync, View: lazy(() => import("./sync/sync-tab.tsx")) },
  { id: "review", label: ({ tabs }) => tabs.review, View: lazy(() => import("./review/review-tab.tsx")) },
  { id: "payments", label: ({ tabs }) => tabs.payments, View: lazy(() => import("./payments/payments-tab.tsx")) },
];
