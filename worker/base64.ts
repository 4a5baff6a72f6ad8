// base64url without padding, for bytes in text columns, tokens and signatures. It never accepts other alphabets.

export function base64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @throws RangeError for text that is not base64url. */
export function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new RangeError("Not base64url.");
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  // A plain loop: Uint8Array.from goes through an iterator, which 5,000 sealed rows feel.
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
