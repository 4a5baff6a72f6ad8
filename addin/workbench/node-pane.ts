// Runs Microsoft's own office.js in Node against a simulated Excel: a sketch of a window around the real bootstrap, for tests
// and benches. Never used in a browser, and never alters the library.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { Channel, paneAddress, paneWindowName } from "./host/channel.ts";
import type { ExcelHost } from "./host/excel-host.ts";

const DIST = join(dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")), "dist");
const ORIGIN = "https://addin.test";
const LIBRARY = `${ORIGIN}/officejs/`;
const ADDIN_ID = "00000000-1111-4222-8333-444444444444";

const runLibraryFile = (file: string): void => {
  new Script(readFileSync(file, "utf8"), { filename: file }).runInThisContext();
};

const memoryStorage = () => {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => entries.set(key, String(value)),
    removeItem: (key: string) => entries.delete(key),
    clear: () => entries.clear(),
    key: (index: number) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
};

/** Just the element features the bootstrap touches: an anchor that parses addresses, and nothing else. */
const element = (tag: string, page: URL) => {
  const attributes = new Map<string, string>();
  let address = page;
  return {
    tagName: tag.toUpperCase(),
    style: {},
    src: "",
    onload: () => undefined,
    onerror: (_error: Error) => undefined,
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
    getAttribute: (name: string) => attributes.get(name) ?? null,
    appendChild: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    set href(value: string) {
      address = new URL(value, page);
    },
    get href() {
      return address.href;
    },
    get protocol() {
      return address.protocol;
    },
    get host() {
      return address.host;
    },
    get hostname() {
      return address.hostname;
    },
    get port() {
      return address.port;
    },
    get pathname() {
      return address.pathname;
    },
    get search() {
      return address.search;
    },
    get hash() {
      return address.hash;
    },
    get origin() {
      return address.origin;
    },
  };
};

const documentOf = (page: URL) => {
  const script = { ...element("script", page), src: `${LIBRARY}office.js` };
  const head = {
    appendChild: (child: ReturnType<typeof element>) => {
      if (!child.src.startsWith(LIBRARY)) return;
      const file = join(DIST, child.src.slice(LIBRARY.length).split("?")[0] ?? "");
      setImmediate(() => {
        if (!existsSync(file)) return child.onerror(new Error(file));
        runLibraryFile(file);
        return child.onload();
      });
    },
  };
  return {
    domain: page.hostname,
    URL: page.href,
    readyState: "complete",
    cookie: "",
    head,
    body: element("body", page),
    documentElement: element("html", page),
    createElement: (tag: string) => element(tag, page),
    getElementsByTagName: (tag: string) => (tag === "script" ? [script] : tag === "head" ? [head] : []),
    getElementById: () => null,
    querySelector: () => null,
    querySelectorAll: () => [],
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
};

type MessageListener = (event: { data: string; origin: string; source: unknown }) => void;

/**
 * Starts office.js in this realm with `host` behind it and waits until it is ready; `Office` and `Excel` are global then.
 * Once a realm: put another workbook behind it with `channel.attach`.
 */
export const openPane = async (host: ExcelHost, locale = "zh-CN"): Promise<Channel> => {
  const conversationId = "conv-node";
  const page = new URL(paneAddress(`${ORIGIN}/taskpane.html`, locale));
  const listeners = new Set<MessageListener>();
  const parent = { postMessage: (text: string) => void setImmediate(() => channel.receive(text)) };
  const channel = new Channel(host, {
    origin: ORIGIN,
    conversationId,
    addinId: ADDIN_ID,
    locale,
    post: (data) => {
      const deliver = () => {
        for (const listener of listeners) listener({ data, origin: ORIGIN, source: parent });
      };
      setImmediate(deliver);
    },
  });
  const surroundings = {
    window: globalThis,
    self: globalThis,
    top: parent,
    parent,
    opener: null,
    name: paneWindowName({ conversationId, addinId: ADDIN_ID, origin: ORIGIN }),
    location: page,
    document: documentOf(page),
    history: {},
    sessionStorage: memoryStorage(),
    localStorage: memoryStorage(),
    innerWidth: 320,
    innerHeight: 600,
    external: {},
    open: () => null,
    postMessage: () => undefined,
    addEventListener: (type: string, listener: MessageListener) => void (type === "message" && listeners.add(listener)),
    removeEventListener: (_type: string, listener: MessageListener) => void listeners.delete(listener),
  };
  for (const [name, value] of Object.entries(surroundings)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  runLibraryFile(join(DIST, "office.js"));
  await Office.onReady();
  return channel;
};
