// The Excel window's side of the message channel between Office on the web and a task pane (XDM), as excel-web-16.00.js expects it.
// Delivers and takes strings only, so that the window may be a real one, a Web Worker's, or none at all.

import { EXCEL_API } from "./above-set.ts";
import type { ExcelHost } from "./excel-host.ts";
import { isJsonObject, type Json, type JsonObject } from "./json.ts";

const REQUIREMENTS = {
  ExcelApi: EXCEL_API,
  SharedRuntime: "1.1",
  RibbonApi: "1.1",
  RichApiRuntime: "1.2",
  RichApiRuntimeFlag: "1.2",
  DelayForCellEdit: "1.1",
  Settings: "1.1",
  CustomXmlParts: "1.1",
  DocumentEvents: "1.1",
  Selection: "1.1",
  DialogApi: "1.2",
} as const;

interface ChannelOptions {
  /** Origin of the Excel window; https, and of the pane's own host name, or the library refuses it. */
  readonly origin: string;
  /** A new one for each pane: the library caches settings under it. */
  readonly conversationId: string;
  readonly addinId: string;
  /** `zh-CN` or `en-US`: what Excel itself is set to. */
  readonly locale: string;
  /** Milliseconds each batch takes besides its own work. */
  readonly latencyMs?: number;
  readonly post: (message: string) => void;
}

interface PaneMessage {
  readonly action: string;
  readonly correlationId: Json;
  /** 0 invoke, 1 register an event, 2 unregister. */
  readonly kind: Json;
  readonly data: Json;
}

const parseMessage = (text: string, conversationId: string): PaneMessage | null => {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isJsonObject(message) || message["_messageType"] !== 0 || message["_conversationId"] !== conversationId) return null;
  const { _actionName: action, _correlationId: correlationId, _actionType: kind, _data: data } = message;
  return typeof action === "string"
    ? { action, correlationId: correlationId ?? null, kind: kind ?? 0, data: data ?? null }
    : null;
};

const member = (value: Json | undefined, name: string): Json => (isJsonObject(value) ? (value[name] ?? null) : null);

/** Dispatch numbers of `executeMethod` that the pane uses. */
const DISPATCH = { settingsRefresh: 75, settingsSave: 76, fileProperties: 86, richApi: 93, commandCompleted: 94 } as const;

const UNSUPPORTED = 5000;

const COMMAND_EVENT = "appCommandInvoked";

export class Channel {
  readonly #options: ChannelOptions;
  readonly #events = new Map<string, PaneMessage>();
  readonly #waitingPresses: Json[] = [];
  #host: ExcelHost;
  /** Latency of each batch in milliseconds; may be changed while the pane lives. */
  latencyMs: number;
  /** Ribbon commands the pane reported as completed. */
  commandsCompleted = 0;
  /** Dispatch numbers nobody simulated. */
  readonly unknownDispatches = new Set<number>();

  constructor(host: ExcelHost, options: ChannelOptions) {
    this.#options = options;
    this.#host = host;
    this.latencyMs = options.latencyMs ?? 0;
    this.attach(host);
  }

  /** Puts another workbook behind a pane that goes on living. */
  attach(host: ExcelHost): void {
    this.#host.onEvents = () => undefined;
    this.#host = host;
    host.onEvents = (entries) => this.fire("richApiMessage", { ArrayData: entries });
  }

  /** Presses a ribbon button whose action is ExecuteFunction. */
  /** A press that comes before the pane listens waits for it, as in Excel. */
  pressRibbonButton(functionName: string, controlId: string): void {
    const press = [controlId, functionName, JSON.stringify({ source: { id: controlId } })];
    if (this.#events.has(COMMAND_EVENT)) this.fire(COMMAND_EVENT, press);
    else this.#waitingPresses.push(press);
  }

  fire(event: string, data: Json): void {
    const registration = this.#events.get(event);
    if (registration) this.#send(registration, data, 1);
  }

  /** Takes one message of the pane. Anything that is none is left alone. */
  receive(text: string): void {
    const message = parseMessage(text, this.#options.conversationId);
    if (!message) return;
    if (message.kind === 1 || message.kind === 2) {
      if (message.kind === 1) this.#events.set(message.action, message);
      else this.#events.delete(message.action);
      this.#send(message, { Error: 0 }, 0);
      if (message.kind === 1 && message.action === COMMAND_EVENT) {
        for (const press of this.#waitingPresses.splice(0)) this.fire(COMMAND_EVENT, press);
      }
    } else if (message.action === "ContextActivationManager_getAppContextAsync") this.#send(message, this.#appContext(), 0);
    else if (message.action === "executeMethod") this.#later(() => this.#execute(message));
    else this.#send(message, null, 0);
  }

  #later(work: () => void): void {
    if (this.latencyMs > 0) setTimeout(work, this.latencyMs);
    else work();
  }

  #execute(message: PaneMessage): void {
    const answer = this.#dispatch(message.data);
    if (answer) this.#send(message, { Version: 1, Error: 0, ...answer }, 0);
  }

  /** Null: the answer is lost on the way. */
  #dispatch(data: Json): JsonObject | null {
    const dispatch = member(member(data, "DdaMethod"), "DispatchId");
    switch (dispatch) {
      case DISPATCH.richApi:
        return this.#runBatch(member(data, "ArrayData"));
      case DISPATCH.settingsSave:
        return this.#saveSettings(member(member(data, "DdaSettingsMethod"), "Properties"));
      case DISPATCH.settingsRefresh: {
        const settings = [...this.#host.book.settings].map(([Name, Value]) => ({ Name, Value }));
        return { Properties: { Settings: settings } };
      }
      case DISPATCH.fileProperties:
        return { Properties: { Url: this.#host.book.name } };
      case DISPATCH.commandCompleted:
        this.commandsCompleted += 1;
        return {};
      default:
        if (typeof dispatch === "number") this.unknownDispatches.add(dispatch);
        return { Error: UNSUPPORTED };
    }
  }

  #runBatch(fields: Json): JsonObject | null {
    const body = Array.isArray(fields) ? fields[4] : null;
    if (typeof body !== "string") return { Error: UNSUPPORTED };
    const answer = this.#host.answer(body);
    if (answer.kind === "lost") return null;
    if (answer.kind === "refused") return { Error: answer.error };
    return { Data: [200, ["CONTENT-TYPE", "application/json"], answer.body] };
  }

  #saveSettings(properties: Json): JsonObject {
    const entries = Array.isArray(properties) ? properties : [];
    const pairs = entries.flatMap((entry: Json): [string, string][] => {
      const [key, value] = Array.isArray(entry) ? entry : [];
      return typeof key === "string" && typeof value === "string" ? [[key, value]] : [];
    });
    this.#host.book.assign(this.#host.book, "settings", new Map(pairs));
    return {};
  }

  #appContext(): JsonObject {
    const { locale, addinId, conversationId } = this.#options;
    return {
      _id: addinId,
      _appName: 16,
      _appVersion: "16.00",
      _appMinorVersion: 0,
      _appUILocale: locale,
      _dataLocale: locale,
      _docUrl: this.#host.book.name,
      _clientMode: 1,
      _settings: [...this.#host.book.settings],
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: "00000000-0000-4000-8000-000000000001",
      _appInstanceId: conversationId,
      _requirementMatrix: JSON.stringify(REQUIREMENTS),
      _hostFullVersion: "16.0.14332.20000",
      _clientWindowHeight: 600,
      _clientWindowWidth: 320,
      _addinName: "首席技师工作室",
      _appDomains: [],
    };
  }

  #send(to: PaneMessage, data: Json, responseType: 0 | 1): void {
    this.#options.post(
      JSON.stringify({
        _messageType: 1,
        _actionName: to.action,
        _conversationId: this.#options.conversationId,
        _correlationId: to.correlationId,
        _origin: this.#options.origin,
        _data: data,
        _errorCode: 0,
        _responseType: responseType,
        _serializerVersion: 1,
      }),
    );
  }
}

/** A pane page's address with what the library reads from it about its host. */
export const paneAddress = (page: string, locale: string): string => {
  const address = new URL(page);
  // Host$Platform$Version$Locale$CorrelationId$isDialog$disableLogging$flags; must stay unescaped.
  const hostInfo = `Excel$Web$16.01$${locale}$00000000-0000-4000-8000-000000000001$$disableLogging$0`;
  address.search += `${address.search ? "&" : "?"}_host_Info=${hostInfo}`;
  return address.href;
};

/** The name the pane's frame must carry before its address is set. */
export const paneWindowName = ({
  conversationId,
  addinId,
  origin,
}: Pick<ChannelOptions, "conversationId" | "addinId" | "origin">) =>
  JSON.stringify({
    baseFrameName: conversationId,
    xdmInfo: `${conversationId}|${addinId}|${origin}`,
    serializerVersion: "1",
    flights: "[]",
  });
