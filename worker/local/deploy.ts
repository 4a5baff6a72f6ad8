// `npm run deploy`: hands the Worker to wrangler, unless its configuration is unfit for production.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_readConfig } from "wrangler";
import { projectRoot, wranglerCli, wranglerEnvironment } from "./bundle.ts";
import { runCommand, UsageError } from "./options.ts";

const configuration = join(projectRoot, "worker", "wrangler.jsonc");

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

if (import.meta.main) {
  await runCommand(async () => {
    const args = process.argv.slice(2);
    const { vars } = unstable_readConfig({ config: configuration });
    const environment = readFileSync(configuration, "utf8").includes('"TODAY"') ? { TODAY: "" } : {};
    const refusal = deployRefusal({ ...vars, ...environment }, args);
    if (refusal !== null) throw new UsageError(refusal);
    const wrangler = spawn(process.execPath, [wranglerCli, "deploy", "--config", configuration, ...args], {
      stdio: "inherit",
      cwd: projectRoot,
      env: { ...process.env, WRANGLER_SEND_METRICS: wranglerEnvironment.WRANGLER_SEND_METRICS },
    });
    process.exitCode = await new Promise<number>((resolve) => wrangler.once("exit", (code) => resolve(code ?? 1)));
  });
}
