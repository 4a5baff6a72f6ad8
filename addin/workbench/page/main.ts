// Starts the workbench: the worker, the pane's frame, the manifest, and a round with faults to find.
import "./workbench.css";
import { part } from "./element.ts";
import { ExcelClient } from "./excel-client.ts";
import { PaneFrame } from "./pane-frame.ts";
import { makeSplitter } from "./splitter.ts";
import { type Locale, strings } from "./strings.ts";
import { Workbench } from "./workbench.ts";

const FIRST_SAMPLE = "faults-wide";
const PANE_PIXELS = 380;

const locale: Locale = new URLSearchParams(location.search).get("lang") === "en-US" ? "en-US" : "zh-CN";
const client = new ExcelClient(new Worker(new URL("./excel-worker.ts", import.meta.url), { type: "module" }));
const pane = new PaneFrame(part("pane"), client);
makeSplitter(part("splitter"), strings[locale].paneWidth, PANE_PIXELS, (pixels) =>
  document.body.style.setProperty("--pane-width", `${pixels}px`),
);
const manifest = await fetch("../manifest.xml");
await new Workbench(client, pane, await manifest.text(), locale).openSample(FIRST_SAMPLE);
