// The name article 7(2) composes for an application's studio. Corrects nothing.
import type { Row } from "./dossier.ts";
import { studioNameOf } from "./names.ts";

/** Null where host, lead or occupation is blank or cannot be used. */
export function composedName({ fields: { hostName, leadName, occupation } }: Row): string | null {
  return hostName && leadName && occupation ? studioNameOf(hostName, leadName, occupation) : null;
}
