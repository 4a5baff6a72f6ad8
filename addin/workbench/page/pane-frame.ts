// The production task pane in a frame, connected to the simulated Excel. The pane's page is the one that is deployed, unchanged.
import { paneAddress, paneWindowName } from "../host/channel.ts";
import type { ExcelClient } from "./excel-client.ts";

export interface PaneOptions {
  readonly page: string;
  readonly locale: string;
  readonly addinId: string;
  readonly conversationId: string;
  readonly title: string;
}

export class PaneFrame {
  readonly #container: HTMLElement;
  #frame: HTMLIFrameElement | null = null;

  constructor(container: HTMLElement, client: ExcelClient) {
    this.#container = container;
    client.onPaneMessage = (text) => this.#frame?.contentWindow?.postMessage(text, location.origin);
    window.addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === this.#frame?.contentWindow && origin === location.origin && typeof data === "string") client.toPane(data);
    });
  }

  /** Starts the pane anew, as Excel does with every workbook it opens. */
  open({ page, locale, addinId, conversationId, title }: PaneOptions): void {
    this.#frame?.remove();
    const frame = document.createElement("iframe");
    // The name must be there before the address: the library reads it while it starts.
    frame.name = paneWindowName({ conversationId, addinId, origin: location.origin });
    frame.title = title;
    frame.src = paneAddress(new URL(page, location.href).href, locale);
    this.#container.append(frame);
    this.#frame = frame;
  }
}
