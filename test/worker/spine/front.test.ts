// The doors of a register on one machine: whom a request is counted against.
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestRegister, type TestRegister, today } from "../domain/test-register.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister(today, { caller: 1_000, address: 2 });
});
afterAll(() => register.stop());

/** A guessed credential through the office's web server, which names the address it was sent from last. */
const guess = async (forwardedFor: string): Promise<number> =>
  (await register.call(null, "GET", "/api/me", { headers: { authorization: "Bearer guess", "x-forwarded-for": forwardedFor } }))
    .status;

it("behind the office's web server each address is counted by itself, whatever it says of itself", async () => {
  const first = [await guess("203.0.113.7"), await guess("198.51.100.1, 203.0.113.7"), await guess("198.51.100.2,203.0.113.7")];
  expect(first).toEqual([401, 401, 429]);
  expect(await guess("203.0.113.8")).toBe(401);
});
