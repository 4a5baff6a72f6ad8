// A whole register on this machine: workerd, issuer and doors, over one data directory. `npm start` and the tests both use it.
import type { Database } from "../database.ts";
import { workerBundle } from "./bundle.ts";
import { localCertificate } from "./certificates.ts";
import { startFront } from "./front.ts";
import { apiScope, audience, issuerHandler, paneClient } from "./issuer.ts";
import { type ServeOptions, UsageError } from "./options.ts";
import { people, personOf } from "./people.ts";
import { recordRunning } from "./running.ts";
import { type RuntimeOptions, startRuntime } from "./runtime.ts";
import { type Secrets, secretsOf } from "./secrets.ts";
import { signIn } from "./sign-in.ts";

interface RegisterOptions extends ServeOptions {
  /** A real issuer's variables instead of the local one: how an office hosts the register itself. */
  readonly issuerVariables?: Readonly<Record<string, string>> | null;
  readonly limits?: RuntimeOptions["limits"];
}

export interface Register {
  readonly http: string;
  readonly https: string;
  readonly db: Database;
  readonly stop: () => Promise<void>;
}

/** @throws UsageError where the port is taken, `today` lies before the last event, or a real issuer is combined with `today`. */
export async function startRegister(options: RegisterOptions): Promise<Register> {
  const { port, data, today } = options;
  const real = options.issuerVariables ?? null;
  if (real !== null && today !== null) {
    throw new UsageError("使用正式登录时不能用 --today。 --today is for trial runs: it does not go with a real issuer.");
  }
  const secrets = await secretsOf(data);
  const [http, https] = [`http://127.0.0.1:${port}`, `https://localhost:${port + 1}`];
  const issuer = `${https}/issuer`;
  const runtime = await startRuntime({
    data,
    bundle: await workerBundle(),
    bindings: {
      ...(real ?? localVariables(issuer, http)),
      ...(today === null ? {} : { TODAY: today }),
      SEAL_KEYS: JSON.stringify(secrets.sealKeys),
      CHECKPOINT_KEY: JSON.stringify(secrets.checkpointKey),
    },
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  let close = (): void => {};
  try {
    if (today !== null) await requireNotBefore(runtime.db, today);
    close = await startFront({
      port,
      certificate: await localCertificate(),
      worker: runtime.url,
      issuer: real === null ? localIssuer(issuer, https, secrets) : null,
    });
    if (real === null) await admitPeople(http, runtime.db);
    recordRunning(data, { http, https });
    const stop = async (): Promise<void> => {
      close();
      await runtime.dispose();
    };
    return { http, https, db: runtime.db, stop };
  } catch (error) {
    close();
    await runtime.dispose();
    throw error;
  }
}

const localVariables = (issuer: string, http: string): Record<string, string> => ({
  OIDC_ISSUER: issuer,
  OIDC_JWKS_URL: `${http}/issuer/jwks`,
  OIDC_AUDIENCE: audience,
  OIDC_CLIENT_ID: paneClient,
  OIDC_SCOPE: `openid email profile ${apiScope}`,
  // By e-mail, as all sample people: the issuer's name follows the port, and the members must outlive a change of it.
  FIRST_ADMIN: personOf("admin")?.email ?? "",
});

const localIssuer = (issuer: string, https: string, secrets: Secrets) =>
  issuerHandler({ issuer, keys: secrets.issuerKeys, paneRedirects: [`${https}/sign-in.html`] });

async function requireNotBefore(db: Database, today: string): Promise<void> {
  const last = await db.prepare("SELECT max(decided_on) AS day FROM events").first<{ day: string | null }>();
  if (last !== null && last.day !== null && today < last.day) {
    throw new UsageError(
      `--today ${today} 早于登记册中最后一项记录的日期 ${last.day}，请用该日或以后的日期。 --today ${today} lies before the register's last event, ${last.day}: give that day or a later one.`,
    );
  }
}

/** A new register's members, added through the API by the sample administrator; a register that has members is left as it is. */
async function admitPeople(http: string, db: Database): Promise<void> {
  const present = await db
    .prepare("SELECT count(*) AS members FROM members WHERE id <> 'first-admin'")
    .first<{ members: number }>();
  const admin = personOf("admin");
  if (admin === undefined || (present !== null && present.members > 0)) return;
  const token = await signIn(http, admin);
  for (const { role, name, organisation, email } of people.filter((person) => person !== admin)) {
    const answer = await fetch(`${http}/api/members/${role}`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": `first-start-${role}`,
      },
      body: JSON.stringify({ name, organisation, email, roles: [role] }),
    });
    if (!answer.ok) throw new Error(`The sample ${role} could not be added: ${answer.status} ${await answer.text()}`);
  }
}
