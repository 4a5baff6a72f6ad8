import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longest-first.ts";

/** Files that leave nothing behind for the next one, which then finds its imports loaded. office.js in Node does: those stay apart. */
const tidy = ["policy", "mapping", "review", "worker", "pane", "browser", "round-page", "system"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

/** What every project is given. Many tests run commands: Node keeps what it compiled for the next one. */
const shared = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  env: { NODE_COMPILE_CACHE: resolve(import.meta.dirname, "../node_modules/.cache/compiled") },
};

/** Plain Node, where servers and browsers are started by the tests themselves, and workerd. */
export default defineConfig({
  test: {
    // Files wait now and then for a browser, workerd or a command of their own: one worker more than there are cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: "tidy", include: tidy, isolate: false, ...shared } },
      { test: { name: "apart", include: ["test/**/*.test.ts"], exclude: tidy, ...shared } },
      "worker/vitest.config.ts",
    ],
  },
});
