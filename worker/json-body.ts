// The form of a JSON body before anything parses it: declared as JSON, UTF-8, not nested without end. It never looks at what it says.
import type { AppContext } from "./context.ts";
import { problem } from "./problem.ts";

const maximumDepth = 32;

/** The body's bytes; `c.req.valid` gets the text they were checked as. @throws Problem 400 `request.invalid`. */
export async function jsonBytes(c: AppContext): Promise<Uint8Array<ArrayBuffer>> {
  const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw problem(400, "request.invalid", { errors: [{ path: "", code: "content-type" }] });
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  const text = textOrNull(bytes);
  if (text === null) throw problem(400, "request.invalid", { errors: [{ path: "", code: "utf-8" }] });
  if (depthOf(bytes) > maximumDepth) throw problem(400, "request.invalid", { errors: [{ path: "", code: "too-deep" }] });
  // hono keeps what it has read of a body as promises; without this it would decode 8 MiB a second time.
  Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
  return bytes;
}

/** Null where the bytes are not UTF-8. */
function textOrNull(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const quote = 0x22;
const backslash = 0x5c;

/** How deep objects and arrays nest; brackets within strings do not count. */
function depthOf(json: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < json.length; i += 1) {
    const byte = json[i];
    if (inString) {
      if (byte === backslash) i += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return deepest;
}
