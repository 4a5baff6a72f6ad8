// Idempotency keys: a request that was not answered is sent again under the key it had, so that it is carried out once.
import type { Called } from "./register-client.ts";

export class RequestKeys {
  readonly #keys = new Map<string, string>();

  /** `what` tells one request from another: who asks, where, with what body. */
  async once<Value>(what: string, send: (key: string) => Promise<Called<Value>>): Promise<Called<Value>> {
    const key = this.#keys.get(what) ?? crypto.randomUUID();
    this.#keys.set(what, key);
    const called = await send(key);
    if (called.ok || called.failure.kind === "problem") this.#keys.delete(what);
    return called;
  }
}
