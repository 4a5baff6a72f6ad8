// The notice as JSON: whom the round names, and no identifier of anybody.
import type { NoticeAnswer } from "../../policy/contract/notice.ts";
import type { PublicNotice } from "../../policy/public-notice.ts";
import type { Application, ApplicationField } from "../../policy/records/application.ts";

export function shownNotice(round: string, { period, isOpen, listed }: PublicNotice<Application>): NoticeAnswer {
  return {
    round,
    notice: period,
    open: isOpen,
    applications: listed.map(({ id, fields, notice }) => {
      const text = (field: ApplicationField): string | null => {
        const value = fields[field];
        return typeof value === "string" ? value : null;
      };
      return {
        applicationId: id,
        studioName: text("studioName"),
        hostName: text("hostName"),
        leadName: text("leadName"),
        occupation: text("occupation"),
        notice,
      };
    }),
  };
}
