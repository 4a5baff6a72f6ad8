// Anybody objects to a studio on notice, while its notice runs (article 9). Name and contact come sealed.
import type { IsoDate } from "../kinds.ts";
import { publicNotice } from "../public-notice.ts";
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { RoundWithApplications } from "../records/round-with-applications.ts";
import type { SealedReference } from "../records/sealed.ts";
import { accepted, type Result, refused } from "../refusal.ts";

interface FileObjection {
  readonly applicationId: string;
  readonly reason: string;
  readonly name: SealedReference;
  readonly contact: SealedReference;
}

/** Refuses `stage.wrong` outside the notice's days, `application.unknown` for one that is not on it, `state.wrong` once its own is over. */
export function fileObjection(record: RoundWithApplications, command: FileObjection, on: IsoDate): Result<RoundEvent[]> {
  const notice = publicNotice(record.round, record.applications.values(), on);
  if (notice === null || !notice.isOpen) return refused("stage.wrong", "9");
  const { applicationId, reason, name, contact } = command;
  const listed = notice.listed.find(({ id }) => id === applicationId);
  if (listed === undefined) {
    return refused("application.unknown", null, [{ code: "application.unknown", applicationId, count: 1 }]);
  }
  if (listed.notice.end < on) return refused("state.wrong", "9");
  const objectionId = nextObjectionId(record);
  const data = { objectionId, reason, name, contact, filedOn: on };
  return accepted([{ type: "application.objection-filed", applicationId, data }]);
}

/** `2025-O003`: by number within the round. */
export function nextObjectionId({ round, applications }: RoundWithApplications): string {
  let count = 0;
  for (const { objections } of applications.values()) count += objections.length;
  return `${round.id}-O${String(count + 1).padStart(3, "0")}`;
}

/** The application an objection is about. */
export function objectedApplication({ applications }: RoundWithApplications, objectionId: string): Application | undefined {
  for (const application of applications.values()) {
    if (application.objections.some(({ id }) => id === objectionId)) return application;
  }
  return undefined;
}
