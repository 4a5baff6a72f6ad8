// Turns a WOFF 1.0 font into the plain TrueType file that fontconfig reads (https://www.w3.org/TR/WOFF/, sections 3 to 5).
import { inflateSync } from "node:zlib";

interface FontTable {
  readonly tag: Buffer;
  readonly checksum: number;
  readonly data: Buffer;
}

const directoryEntry = 16;
const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** Throws an Error for bytes that are no WOFF 1.0 font. */
export function woffToTrueType(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("This is not a WOFF 1.0 font.");
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => readTable(woff, 44 + index * 20));
  const head = Buffer.alloc(12 + tables.length * directoryEntry);
  woff.copy(head, 0, 4, 8);
  const powerOfTwo = 2 ** Math.floor(Math.log2(tables.length));
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(powerOfTwo * directoryEntry, 6);
  head.writeUInt16BE(Math.log2(powerOfTwo), 8);
  head.writeUInt16BE((tables.length - powerOfTwo) * directoryEntry, 10);
  let offset = head.length;
  const parts: Buffer[] = [head];
  tables.forEach(({ tag, checksum, data }, index) => {
    const at = 12 + index * directoryEntry;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    parts.push(data, Buffer.alloc(padded(data.length) - data.length));
    offset += padded(data.length);
  });
  return Buffer.concat(parts);
}

function readTable(woff: Buffer, at: number): FontTable {
  const offset = woff.readUInt32BE(at + 4);
  const compressed = woff.readUInt32BE(at + 8);
  const length = woff.readUInt32BE(at + 12);
  const bytes = woff.subarray(offset, offset + compressed);
  return {
    tag: woff.subarray(at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    data: compressed < length ? inflateSync(bytes) : bytes,
  };
}
