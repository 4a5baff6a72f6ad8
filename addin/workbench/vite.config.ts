// Builds the workbench's page into dist/site/workbench. It is no part of what is deployed.
import { defineConfig } from "vite";

export default defineConfig({
  root: `${import.meta.dirname}/page`,
  base: "./",
  worker: { format: "es" },
  build: {
    outDir: `${import.meta.dirname}/../../dist/site/workbench`,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: { input: `${import.meta.dirname}/page/index.html` },
  },
});
