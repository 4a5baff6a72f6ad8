// A real Chromium with Chinese glyphs for the tests, without installing anything: $CHROMIUM_PATH, else the build npm ships, unpacked once.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { unpackTar } from "./tar.ts";
import { woffToTrueType } from "./woff.ts";

const root = resolve(import.meta.dirname, "../..");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpacked();
  const libraries = [process.env["LD_LIBRARY_PATH"], join(folder, "al2023/lib")].filter(Boolean).join(":");
  const env = { ...process.env, FONTCONFIG_FILE: join(folder, "fonts-test.conf"), LD_LIBRARY_PATH: libraries };
  return chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] || join(folder, "chromium"), env, args: flags });
}

/** The folder of the unpacked browser. Tests run side by side: each unpacks aside, and the first to finish moves its own in place. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/@sparticuz/chromium/package.json"), "utf8"));
  const folder = join(root, "node_modules/.cache", `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const aside = `${folder}.${process.pid}`;
  mkdirSync(join(aside, "fonts"), { recursive: true });
  await unpackBrowser(aside);
  unpackFonts(aside, folder);
  try {
    renameSync(aside, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}

async function unpackBrowser(folder: string): Promise<void> {
  const packed = (name: string) => join(root, "node_modules/@sparticuz/chromium/bin", name);
  const executable = createWriteStream(join(folder, "chromium"), { mode: 0o755 });
  await pipeline(createReadStream(packed("chromium.br")), createBrotliDecompress(), executable);
  for (const [archive, under] of [
    ["al2023.tar.br", "al2023"],
    ["swiftshader.tar.br", ""],
    ["fonts.tar.br", ""],
  ] as const)
    unpackTar(brotliDecompressSync(readFileSync(packed(archive))), join(folder, under));
}

/** The paths in fontconfig's file are those of the final place. */
function unpackFonts(aside: string, folder: string): void {
  for (const weight of [400, 700]) {
    const woff = join(
      root,
      `node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`,
    );
    writeFileSync(join(aside, "fonts", `NotoSansSC-${weight}.ttf`), woffToTrueType(readFileSync(woff)));
  }
  const alias =
    "<alias><family>sans-serif</family><prefer><family>Open Sans</family><family>Noto Sans SC</family></prefer></alias>";
  const fonts = `<dir>${folder}/fonts</dir><cachedir>${folder}/fc-cache</cachedir>${alias}`;
  writeFileSync(
    join(aside, "fonts-test.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}</fontconfig>`,
  );
}
