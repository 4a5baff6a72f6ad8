import { defineConfig } from "vitest/config";

/** Two machines' worth of projects: plain Node, where servers and browsers are started by the tests themselves, and workerd. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "node", include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000 } },
      "worker/vitest.config.ts",
    ],
  },
});
