// `npm run deploy [-- --base https://…] [wrangler's own options]`: builds the pane, writes its manifest, and hands both with the Worker to
// wrangler, unless the configuration is unfit for production.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, wranglerCli, wranglerEnvironment } from "./bundle.ts";
import { runCommand, UsageError } from "./options.ts";
import { buildPane, writeManifest } from "./pane.ts";

/** Why this must not be shipped; null where it may. `args` are what is passed on to wrangler. */
export function deployRefusal(vars: Readonly<Record<string, unknown>>, args: readonly string[]): string | null {
  const given = args.join(" ");
  if ("TODAY" in vars || /\bTODAY\b/.test(given) || args.includes("--today")) {
    return "部署不能带 TODAY：决定日期必须是真实日期。 TODAY must not be deployed: decisions are made on the real day.";
  }
  const issuer = String(vars["OIDC_ISSUER"] ?? "");
  if (
    !issuer.startsWith("https://") ||
    /localhost|127\.0\.0\.1|\.invalid\b/.test(issuer) ||
    vars["OIDC_AUDIENCE"] === "replace"
  ) {
    return "请先在 worker/wrangler.jsonc 中填写正式的 OIDC_ISSUER 和 OIDC_AUDIENCE。 Set the real OIDC_ISSUER and OIDC_AUDIENCE in worker/wrangler.jsonc first.";
  }
  return null;
}

interface Deployment {
  readonly configuration: string;
  /** Where the pane will be; null where nothing says. */
  readonly base: string | null;
  /** For wrangler. */
  readonly passed: readonly string[];
}

function deploymentOf(args: readonly string[]): Deployment {
  const passed = args.flatMap((arg) =>
    /^--(base|config)=/.test(arg) ? [arg.slice(0, arg.indexOf("=")), arg.slice(arg.indexOf("=") + 1)] : [arg],
  );
  const taken = (option: string): string | null => {
    const at = passed.indexOf(option);
    return at === -1 ? null : (passed.splice(at, 2)[1] ?? "");
  };
  const configuration = taken("--config") ?? join(projectRoot, "worker", "wrangler.jsonc");
  return { base: taken("--base"), configuration, passed };
}

/** The address of the first custom domain, as the configuration has it. */
function customDomain(routes: readonly unknown[]): string | null {
  for (const route of routes) {
    const isDomain = typeof route === "object" && route !== null && "custom_domain" in route && route.custom_domain === true;
    if (isDomain && "pattern" in route) return `https://${route.pattern}`;
  }
  return null;
}

function preparePane(base: string | null, directory: string): void {
  if (base === null) {
    console.log("没有 --base 地址，未写清单。 No --base address was given: no manifest is written.");
  } else writeManifest(base, directory);
  buildPane(directory);
}

async function deploy(args: readonly string[]): Promise<void> {
  const { configuration, base, passed } = deploymentOf(args);
  // Loaded here alone: it takes longer than all else.
  const { unstable_readConfig } = await import("wrangler");
  const { vars, routes, assets } = unstable_readConfig({ config: configuration });
  const environment = readFileSync(configuration, "utf8").includes('"TODAY"') ? { TODAY: "" } : {};
  const refusal = deployRefusal({ ...vars, ...environment }, args);
  if (refusal !== null) throw new UsageError(refusal);
  preparePane(base ?? customDomain(routes ?? []), assets?.directory ?? join(projectRoot, "dist", "pane"));
  const wrangler = spawn(process.execPath, [wranglerCli, "deploy", "--config", configuration, ...passed], {
    stdio: "inherit",
    cwd: projectRoot,
    env: { ...process.env, WRANGLER_SEND_METRICS: wranglerEnvironment.WRANGLER_SEND_METRICS },
  });
  process.exitCode = await new Promise<number>((resolve) => wrangler.once("exit", (code) => resolve(code ?? 1)));
}

if (import.meta.main) await runCommand(() => deploy(process.argv.slice(2)));
