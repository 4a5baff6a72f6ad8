// `npm start`: serves the register on this machine until it is stopped. With OIDC_ISSUER in the environment it is an office's
// own production run against its real issuer; without, a trial with a local issuer and sample people.
import { runCommand, serveOptions } from "./options.ts";
import { requireNotRunning } from "./running.ts";
import { ensureSite } from "./site.ts";

const passedOn = [
  "OIDC_ISSUER",
  "OIDC_AUDIENCE",
  "OIDC_JWKS_URL",
  "OIDC_ALGORITHMS",
  "OIDC_CLIENT_ID",
  "OIDC_SCOPE",
  "FIRST_ADMIN",
  "PANE_ORIGIN",
] as const;

await runCommand(async () => {
  const options = serveOptions(process.argv.slice(2));
  ensureSite();
  const given = passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const issuerVariables = process.env["OIDC_ISSUER"] === undefined ? null : Object.fromEntries(given);
  await requireNotRunning(options.data);
  // Loaded once the options are known to be good: most of the start-up time is here.
  const { startRegister } = await import("./register.ts");
  const register = await startRegister({ ...options, issuerVariables });
  console.log(`ready ${register.http} ${register.https}`);
  // The certificate is made on this machine and nobody trusts it: the browser asks once.
  console.log(`打开 ${register.https}/ 试用工作台；浏览器提示证书不受信任时选择继续。`);
  console.log(`Open ${register.https}/ for the workbench; go on when the browser warns of the local certificate.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      register.stop().finally(() => process.exit(0));
    });
  }
});
