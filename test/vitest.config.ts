import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Two machines' worth of projects: plain Node, where servers and browsers are started by the tests themselves, and workerd. */
export default defineConfig({
  test: {
    // Most files wait for a browser, workerd or a command of their own: one more worker than there are cores keeps them busy.
    maxWorkers: Math.max(2, availableParallelism() + 1),
    projects: [
      { test: { name: "node", include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000 } },
      "worker/vitest.config.ts",
    ],
  },
});
