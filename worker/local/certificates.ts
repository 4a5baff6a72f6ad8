// A certificate for https on this machine, from Microsoft's own tool; trusted by nobody until somebody installs its CA.
import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "./bundle.ts";

export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

const days = 365;
const renewalMs = 7 * 86_400_000;

/** For `localhost` and `127.0.0.1`, kept in node_modules/.cache, made again a week before it ends. */
export async function localCertificate(): Promise<Certificate> {
  const directory = join(cacheDirectory, "certificates");
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  if (!isFresh(cert)) {
    const { generateCertificates } = await import("office-addin-dev-certs");
    rmSync(directory, { recursive: true, force: true });
    // The tool reports on standard output, which is for `ready`.
    const { log } = console;
    console.log = () => {};
    try {
      await generateCertificates(ca, cert, key, days, ["localhost", "127.0.0.1"]);
    } finally {
      console.log = log;
    }
  }
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

function isFresh(path: string): boolean {
  if (!existsSync(path)) return false;
  return Date.parse(new X509Certificate(readFileSync(path)).validTo) > Date.now() + renewalMs;
}
