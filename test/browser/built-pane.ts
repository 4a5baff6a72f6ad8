// The production pane, built for a closed network: office.js from the same server.
import { builtOnce } from "./built-once.ts";

const sources = [
  "policy/**/*.ts",
  "addin/{mapping,session,workbook,pane,commands,sync,review,payments,round-page}/**/*",
  "addin/*.ts",
];

/** The folder with taskpane.html and its assets. */
export const builtPane = (): string => builtOnce("pane", "addin/vite.config.ts", sources);
