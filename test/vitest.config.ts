import { defineConfig } from "vitest/config";

/** Plain Node; what needs workerd or a browser starts it itself. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "node", include: ["test/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
      },
    ],
  },
});
