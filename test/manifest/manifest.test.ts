// The manifest, its offline check, and the copies it is built into.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { manifestAt, manifestBase } from "../../addin/manifest/address.ts";
import { checkManifest } from "../../addin/manifest/check.ts";
import { readRibbon } from "../../addin/manifest/ribbon.ts";
import { mutations } from "./mutations.ts";

const root = join(import.meta.dirname, "..", "..");
const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "manifest-"));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the offline check", () => {
  it("passes the manifest as it stands", () => {
    expect(checkManifest(manifest)).toEqual([]);
  });

  it.each(mutations)("refuses it when $name", ({ code, mutate }) => {
    const broken = mutate(manifest);
    expect(broken).not.toBe(manifest);
    expect(checkManifest(broken).map((fault) => fault.code)).toContain(code);
  });

  it("says the line of a fault", () => {
    const line = manifest.split("\n").findIndex((text) => text.includes("<Permissions>")) + 1;
    expect(checkManifest(manifest.replace("ReadWriteDocument", "All"))).toEqual([
      { code: "text.invalid", at: "OfficeApp/Permissions", line },
    ]);
  });
});

describe("what Excel shows", () => {
  it("a group 首席技师工作室 with 一键校验, 同步, 拨付计划", () => {
    const ribbon = readRibbon(manifest, "zh-CN");
    expect(ribbon.label).toBe("首席技师工作室");
    expect(ribbon.buttons.map(({ label }) => label)).toEqual(["一键校验", "同步", "拨付计划"]);
  });

  it("the same group in English", () => {
    const ribbon = readRibbon(manifest, "en-US");
    expect(ribbon.label).toBe("Chief Technician Studios");
    expect(ribbon.buttons.map(({ label }) => label)).toEqual(["Check", "Sync", "Payments"]);
  });

  it("icons that exist, each of the size its name and its place say", () => {
    const named = [...manifest.matchAll(/\/(icons\/\w+-(\d+)\.png)/g)];
    expect(named.length).toBeGreaterThan(9);
    for (const [, path = "", size] of named) {
      expect(existsSync(join(root, "addin", path)), path).toBe(true);
      const png = readFileSync(join(root, "addin", path));
      // The header chunk holds width and height.
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], path).toEqual([Number(size), Number(size)]);
    }
    for (const [, id, size] of manifest.matchAll(/<bt:Image size="(\d+)" resid="Icon\.\w+\.(\d+)"/g)) expect(id).toBe(size);
  });
});

describe("a manifest for another address", () => {
  const build = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(root, "addin/manifest/build.ts"), ...args], { encoding: "utf8", cwd: scratch });

  it("names that address alone, and passes the check", () => {
    const out = join(scratch, "out", "manifest.xml");
    expect(build("--base", "https://pane.example.gov.cn/studio/", "--out", out)).toMatchObject({ status: 0 });
    const built = readFileSync(out, "utf8");
    expect(built).not.toContain("localhost");
    expect(built).toContain('"https://pane.example.gov.cn/studio/taskpane.html"');
    expect(checkManifest(built)).toEqual([]);
  });

  it("is refused in one sentence where the address is not https, or none is given", () => {
    for (const args of [["--base", "http://pane.example.gov.cn"], [], ["--where", "x"]]) {
      const { status, stderr } = build(...args);
      expect(status).toBe(2);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(stderr).toMatch(/请用 --base.*Give the pane's https address/);
    }
    expect(existsSync(join(scratch, "dist"))).toBe(false);
  });

  it("keeps a path and loses the slash at its end", () => {
    expect(manifestBase("https://a.example/b/")).toBe("https://a.example/b");
    expect(manifestBase("https://a.example/?b")).toBeNull();
    expect(manifestAt(manifest, "https://a.example/$&")).toContain('"https://a.example/$&/taskpane.html"');
  });
});
