// Builds the task pane into dist/pane. OFFICE_JS says where office.js comes from: `global` (Microsoft's CDN, the default),
// `21vianet` (its CDN in China) or `local` (a copy the bureau puts beside the app under office-js/, for a closed network).
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const officeJs: Readonly<Record<string, string>> = {
  global: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  "21vianet": "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
  // Beside the page, which may lie below a path.
  local: "./office-js/office.js",
};

function officeJsAddress(): string {
  const setting = process.env["OFFICE_JS"] ?? "global";
  const address = officeJs[setting];
  if (address === undefined)
    throw new Error(`OFFICE_JS is ${setting}, but has to be one of ${Object.keys(officeJs).join(", ")}.`);
  return address;
}

export default defineConfig({
  root: `${import.meta.dirname}/pane`,
  base: "./",
  plugins: [react(), { name: "office-js", transformIndexHtml: (html) => html.replace("%OFFICE_JS%", officeJsAddress()) }],
  worker: { format: "es" },
  build: {
    outDir: `${import.meta.dirname}/../dist/pane`,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["taskpane.html", "sign-in.html", "round.html"].map((page) => `${import.meta.dirname}/pane/${page}`),
    },
  },
});
