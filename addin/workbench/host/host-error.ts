// What the simulated Excel answers when it refuses: the error codes of office.js (learn.microsoft.com/office/dev/add-ins/testing/
// application-specific-api-error-handling). The wording is ours.

export class HostError extends Error {
  readonly code: string;
  readonly status: number;
  readonly location: string;

  constructor(code: string, message: string, status: number, location: string) {
    super(message);
    this.code = code;
    this.status = status;
    this.location = location;
  }
}

export const itemNotFound = (location: string): HostError =>
  new HostError("ItemNotFound", "The requested resource doesn't exist.", 404, location);

export const invalidArgument = (
  location: string,
  why = "The argument is invalid or missing or has an incorrect format.",
): HostError => new HostError("InvalidArgument", why, 400, location);

export const itemAlreadyExists = (location: string): HostError =>
  new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409, location);

export const accessDenied = (location: string): HostError =>
  new HostError("AccessDenied", "You cannot perform the requested operation.", 403, location);

export const invalidOperation = (location: string, why: string): HostError =>
  new HostError("InvalidOperation", why, 400, location);

export const generalException = (location: string, why: string): HostError =>
  new HostError("GeneralException", why, 500, location);

export const apiNotFound = (member: string): HostError =>
  new HostError("ApiNotFound", `The simulated Excel has no ${member} at its requirement set.`, 404, member);
