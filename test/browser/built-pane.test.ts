// The pages as they are built for a closed network: what a web server has to hand out, and where.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtPane } from "./built-pane.ts";

describe("the built pages", () => {
  it("ask for everything beside themselves, office.js too, so that the pane may lie below a path", () => {
    const folder = builtPane();
    const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
    expect(pages.sort()).toEqual(["round.html", "sign-in.html", "taskpane.html"]);
    const addresses = pages.flatMap((name) =>
      [...readFileSync(join(folder, name), "utf8").matchAll(/ (?:src|href)="([^"]*)"/g)].map(([, address]) => address),
    );
    expect(addresses).toContain("./office-js/office.js");
    expect(addresses.filter((address) => !address?.startsWith("./"))).toEqual([]);
  });
});
