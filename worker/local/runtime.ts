// workerd on this machine, with D1 on disk: the same bundle and the same migrations as on Cloudflare.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import type { Database } from "../database.ts";
import { projectRoot } from "./bundle.ts";
import { migrate } from "./migrations.ts";

const workerName = "studio-rounds";

export interface RuntimeOptions {
  /** Where the register lies. */
  readonly data: string;
  /** Directory of the bundle, or null for the database alone. */
  readonly bundle: string | null;
  /** Variables and secrets. */
  readonly bindings: Readonly<Record<string, string>>;
  /** Takes the Worker's log lines; default: standard error, because standard output is for `ready`. */
  readonly log?: (line: string) => void;
  /** Requests a minute of one caller, and of one address without sign-in. */
  readonly limits?: { readonly caller: number; readonly address: number };
}

export interface Runtime {
  readonly url: URL;
  readonly db: Database;
  readonly dispose: () => Promise<void>;
}

/** Starts workerd on a free port of 127.0.0.1 and applies the migrations that are missing. */
export async function startRuntime({ data, bundle, bindings, limits, log }: RuntimeOptions): Promise<Runtime> {
  const root = bundle ?? data;
  const none = { type: "ESModule" as const, path: join(root, "none.js"), contents: "export default {}" };
  const module = bundle === null ? none : { type: "ESModule" as const, path: join(bundle, "app.js") };
  const site = ["site", "pane"].map((name) => join(projectRoot, "dist", name)).find((path) => existsSync(path));
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: ({ message }) => (log ?? console.error)(message),
      resourcePersistencePath: join(data, "d1"),
      workers: [
        {
          name: workerName,
          modulesRoot: root,
          modules: [module],
          compatibilityDate: "2026-04-01",
          bindings: { ...bindings },
          d1Databases: { DB: "00000000-0000-0000-0000-000000000001" },
          ratelimits: {
            CALLER_LIMIT: { namespace_id: "1001", simple: { limit: limits?.caller ?? 60_000, period: 60 } },
            ADDRESS_LIMIT: { namespace_id: "1002", simple: { limit: limits?.address ?? 60, period: 60 } },
          },
          ...(site === undefined || bundle === null ? {} : { assets: assetsOf(site) }),
        },
      ],
    }),
  );
  const url = await miniflare.ready;
  const db: Database = await miniflare.getD1Database("DB", workerName);
  await migrate(db);
  return { url, db, dispose: () => miniflare.dispose() };
}

const assetsOf = (directory: string) => ({
  directory,
  binding: "ASSETS",
  routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
  assetConfig: { html_handling: "none" as const, not_found_handling: "404-page" as const },
});
