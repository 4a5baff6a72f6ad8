// Unpacks a tar archive in memory: files, folders, symbolic links and GNU long names, which is all the browser's packages hold.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const block = 512;

/** Writes the archive's entries under `folder`. */
export function unpackTar(archive: Buffer, folder: string): void {
  let longName: string | null = null;
  for (let at = 0; at + block <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + block);
    const size = Number.parseInt(textIn(header, 124, 12).trim() || "0", 8);
    const body = archive.subarray(at + block, at + block + size);
    const type = String.fromCharCode(header[156] || 0x30);
    at += block + Math.ceil(size / block) * block;
    if (type === "L") longName = textIn(body, 0, body.length);
    else {
      writeEntry(type, join(folder, longName ?? textIn(header, 0, 100)), body, textIn(header, 157, 100));
      longName = null;
    }
  }
}

function writeEntry(type: string, path: string, body: Buffer, target: string): void {
  if (type === "5") {
    mkdirSync(path, { recursive: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  if (type === "2") symlinkSync(target, path);
  else if (type === "0") writeFileSync(path, body, { mode: 0o755 });
}

/** A field that ends at its first NUL. */
function textIn(bytes: Buffer, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? field.length : end);
}
