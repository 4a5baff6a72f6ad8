// `node addin/icons/draw.ts`: draws the add-in's icons as PNG files beside this one, from strokes on a rounded square.
// The files are committed; this runs only when the drawing changes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

type Point = readonly [x: number, y: number];

interface Mark {
  /** Polylines in a square of side 1, y downwards. */
  readonly strokes: readonly (readonly Point[])[];
  /** Half the strokes' width. */
  readonly halfWidth: number;
}

const BLUE = [15, 84, 140];
const WHITE = [255, 255, 255];
const SIZES = [16, 32, 64, 80];
/** Samples a pixel, along each side. */
const SAMPLES = 8;
const CORNER = 0.2;

function arc(from: number, to: number, radius: number): readonly Point[] {
  const steps = 24;
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
  });
}

/** An arrow head at the end of an arc that runs clockwise. */
function head([x, y]: Point, pointing: number): readonly Point[] {
  const wing = (turn: number): Point => {
    const angle = ((pointing + turn) * Math.PI) / 180;
    return [x - 0.17 * Math.cos(angle), y - 0.17 * Math.sin(angle)];
  };
  return [wing(-42), [x, y], wing(42)];
}

const upper = arc(195, 335, 0.27);
const lower = arc(15, 155, 0.27);
const centre: Point = [0.5, 0.5];

const marks: Readonly<Record<string, Mark>> = {
  check: {
    strokes: [
      [
        [0.22, 0.53],
        [0.42, 0.72],
        [0.78, 0.3],
      ],
    ],
    halfWidth: 0.065,
  },
  sync: { strokes: [upper, lower, head(upper.at(-1) ?? centre, 75), head(lower.at(-1) ?? centre, 255)], halfWidth: 0.045 },
  payments: {
    strokes: [
      [
        [0.27, 0.2],
        [0.5, 0.48],
        [0.73, 0.2],
      ],
      [
        [0.5, 0.48],
        [0.5, 0.82],
      ],
      [
        [0.3, 0.53],
        [0.7, 0.53],
      ],
      [
        [0.3, 0.67],
        [0.7, 0.67],
      ],
    ],
    halfWidth: 0.047,
  },
};

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function isOnStroke(point: Point, { strokes, halfWidth }: Mark): boolean {
  return strokes.some((line) => line.some((to, i) => i > 0 && distanceToSegment(point, line[i - 1] ?? to, to) <= halfWidth));
}

function isInSquare([x, y]: Point): boolean {
  const outside = (v: number): number => Math.max(CORNER - v, v - (1 - CORNER), 0);
  return Math.hypot(outside(x), outside(y)) <= CORNER;
}

/** Rows of RGBA pixels, each row led by the PNG filter byte 0. */
function pixels(mark: Mark, size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let [inside, stroke] = [0, 0];
      for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
        const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
        if (!isInSquare([x, y])) continue;
        inside += 1;
        if (isOnStroke([x, y], mark)) stroke += 1;
      }
      const share = inside === 0 ? 0 : stroke / inside;
      const color = BLUE.map((blue, i) => Math.round(blue + ((WHITE[i] ?? 0) - blue) * share));
      rows.set([...color, Math.round((255 * inside) / SAMPLES ** 2)], row * (size * 4 + 1) + 1 + column * 4);
    }
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function png(mark: Mark, size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // 8 bits a channel, colour with alpha.
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(pixels(mark, size), { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

for (const [name, mark] of Object.entries(marks)) {
  for (const size of SIZES) writeFileSync(join(import.meta.dirname, `${name}-${size}.png`), png(mark, size));
}
