// What the tabs work with. Types only: the tabs and their list both need it.
import type { Session } from "../session/session.ts";
import type { RegisterParts } from "./register/open-register.ts";

export interface PaneParts {
  readonly session: Session;
  /** The same promise every time. */
  readonly register: () => Promise<RegisterParts>;
}
