// When something happened, as a clerk reads it: the office's day and minute, wherever the machine stands.
const inShanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** `2026-11-22 14:05` for an ISO moment; what is none comes back as it is. */
export function momentText(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at : inShanghai.format(moment);
}
