// The manifest for another address. Writes text only; reads and writes no files.

/** The address manifest.xml is written for: where `npm start` serves the pane. */
const LOCAL_BASE = "https://localhost:8788";

/** An https address a manifest can be built for, without the slash at its end; null for anything else. */
export function manifestBase(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, pathname, search, hash, username, password } = new URL(text);
  const plain = search === "" && hash === "" && username === "" && password === "";
  return protocol === "https:" && plain ? `${origin}${pathname}`.replace(/\/+$/, "") : null;
}

/** `base` as manifestBase answers it. */
export function manifestAt(xml: string, base: string): string {
  return xml.replaceAll(`${LOCAL_BASE}/`, () => `${base}/`);
}
