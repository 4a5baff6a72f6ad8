// `npm run deploy`, as far as it goes without a network: what it refuses, builds, and hands to wrangler.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { wranglerEnvironment } from "../../../worker/local/bundle.ts";
import { deployRefusal } from "../../../worker/local/deploy.ts";
import { run } from "./local-commands.ts";

const folder = mkdtempSync(join(tmpdir(), "deploy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("npm run deploy", () => {
  const fit = { OIDC_ISSUER: "https://login.partner.microsoftonline.cn/tenant/v2.0", OIDC_AUDIENCE: "api://register" };
  it("refuses to ship TODAY, a local issuer, or a configuration nobody filled in", () => {
    expect(deployRefusal(fit, [])).toBeNull();
    expect(deployRefusal({ ...fit, TODAY: "2026-11-22" }, [])).toContain("TODAY");
    expect(deployRefusal(fit, ["--var", "TODAY:2026-11-22"])).toContain("TODAY");
    expect(deployRefusal({ ...fit, OIDC_ISSUER: "https://localhost:8788/issuer" }, [])).toContain("OIDC_ISSUER");
    expect(deployRefusal({ OIDC_ISSUER: "https://replace.invalid/issuer", OIDC_AUDIENCE: "replace" }, [])).toContain(
      "OIDC_ISSUER",
    );
  });

  /** A configuration that somebody filled in, with a folder of its own for the pane. */
  function filledIn(name: string, changes: readonly (readonly [string, string])[] = []): string {
    const own = join(folder, name);
    mkdirSync(own);
    const here = join(import.meta.dirname, "..", "..", "..", "worker");
    const real: readonly (readonly [string, string])[] = [
      ["https://replace.invalid/issuer", fit.OIDC_ISSUER],
      ['"OIDC_AUDIENCE": "replace"', `"OIDC_AUDIENCE": "${fit.OIDC_AUDIENCE}"`],
      ['"app.ts"', JSON.stringify(join(here, "app.ts"))],
      ["../dist/pane", join(own, "pane").replaceAll("\\", "/")],
      ...changes,
    ];
    const text = readFileSync(join(here, "wrangler.jsonc"), "utf8");
    const file = join(own, "wrangler.jsonc");
    writeFileSync(
      file,
      real.reduce((filled, [from, to]) => filled.replace(from, to), text),
    );
    return file;
  }

  it("builds the pane with its icons, writes the manifest for its address, and hands both to wrangler", {
    timeout: 120_000,
  }, async () => {
    const config = filledIn("deployed", [['// "routes"', '"routes"']]);
    const told = await run("deploy", ["--config", config, "--dry-run"], { ...wranglerEnvironment, OFFICE_JS: "21vianet" });
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining("--dry-run: exiting now.") });
    const [pane, manifest] = [join(folder, "deployed", "pane"), join(folder, "deployed", "manifest.xml")];
    expect(readFileSync(join(pane, "taskpane.html"), "utf8")).toContain("appsforoffice.cdn.partner.office365.cn");
    const addresses = [...readFileSync(manifest, "utf8").matchAll(/DefaultValue="https:\/\/([^/"]+)\/([^"?]*)/g)];
    expect(new Set(addresses.map(([, host]) => host))).toEqual(new Set(["studios.example.gov.cn"]));
    for (const [, , path = ""] of addresses) expect([path, existsSync(join(pane, path))]).toEqual([path, true]);
  });

  it("ships nothing and builds nothing while the configuration is unfit, or the address is none", {
    timeout: 60_000,
  }, async () => {
    const dated = ["--config", filledIn("dated", [['"vars": {', '"vars": { "TODAY": "2026-11-22",']]), "--dry-run"];
    const plain = ["--config", filledIn("plain"), "--base", "http://pane.example.gov.cn", "--dry-run"];
    expect(await Promise.all([run("deploy", dated), run("deploy", plain)])).toMatchObject([
      { code: 2, err: expect.stringContaining("TODAY") },
      { code: 2, err: expect.stringContaining("https") },
    ]);
    for (const name of ["dated", "plain"]) expect(existsSync(join(folder, name, "pane"))).toBe(false);
  });
});
