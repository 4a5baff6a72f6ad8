import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Files that leave nothing behind for the next one, which then finds its imports loaded. office.js in Node does: those stay apart. */
const tidy = ["policy", "mapping", "review", "worker", "pane", "browser", "round-page", "system"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

const limits = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Plain Node, where servers and browsers are started by the tests themselves, and workerd. */
export default defineConfig({
  test: {
    // Most files wait for a browser, workerd or a command of their own: more workers than there are cores keep them busy.
    maxWorkers: availableParallelism() + 2,
    projects: [
      { test: { name: "tidy", include: tidy, isolate: false, ...limits } },
      { test: { name: "apart", include: ["test/**/*.test.ts"], exclude: tidy, ...limits } },
      "worker/vitest.config.ts",
    ],
  },
});
