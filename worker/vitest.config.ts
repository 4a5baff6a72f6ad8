// The test project that runs inside workerd, with D1 and the migrations: for what a request alone cannot reach.
import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineProject } from "vitest/config";

export default defineProject(async () => ({
  plugins: [
    cloudflareTest({
      main: join(import.meta.dirname, "app.ts"),
      miniflare: {
        compatibilityDate: "2026-04-01",
        compatibilityFlags: ["nodejs_compat"],
        d1Databases: { DB: "00000000-0000-0000-0000-000000000001" },
        bindings: { MIGRATIONS: await readD1Migrations(join(import.meta.dirname, "migrations")) },
      },
    }),
  ],
  root: join(import.meta.dirname, ".."),
  test: { name: "workerd", include: ["test/worker/spine/in-worker/*.workerd.ts"] },
}));
