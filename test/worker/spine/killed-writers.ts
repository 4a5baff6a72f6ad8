// A register whose whole process group is killed at seeded moments while writers sync to it; then what is left of what it acknowledged.
import { drawFrom } from "../../policy/invented-studios.ts";
import { newRow } from "../domain/sample-rows.ts";
import { type Started, start, tokenOf } from "./local-commands.ts";

interface KillPlan {
  readonly data: string;
  readonly port: number;
  readonly seed: number;
  readonly kills: number;
}

export interface Survived {
  readonly attempts: number;
  readonly acknowledged: number;
  /** What should not be: a retried request answered otherwise, an acknowledged application that is gone. */
  readonly problems: readonly string[];
  /** The register, started again after the last kill. */
  readonly register: Started;
}

interface Acknowledged {
  readonly key: string;
  readonly body: string;
  readonly answer: string;
}

const writers = 4;
const round = "2025";

export async function killWhileSyncing({ data, port, seed, kills }: KillPlan): Promise<Survived> {
  const draw = drawFrom(seed);
  const acknowledged: Acknowledged[] = [];
  const stuck: string[] = [];
  let attempts = 0;
  let row = 0;
  let register = await start(port, ["--data", data]);
  // The issuer's keys and name outlive a restart, and so does the token.
  const clerk = await tokenOf(register.http, "clerk");
  const opened = await post(
    register.http,
    clerk,
    "/api/rounds",
    "open-the-round",
    JSON.stringify({ year: 2025, previousYear: 2023 }),
  );
  if (!opened.ok) throw new Error(`No round: ${opened.status}`);
  for (let kill = 0; kill < kills; kill += 1) {
    const { http } = register;
    let alive = writers;
    const work = Array.from({ length: writers }, async () => {
      for (;;) {
        row += 1;
        attempts += 1;
        const done = await submitted(http, clerk, row).catch(() => null);
        if (done === null) {
          alive -= 1;
          return;
        }
        if (done !== "busy") acknowledged.push(done);
      }
    });
    const enough = acknowledged.length + 2 + draw(4);
    while (acknowledged.length < enough && alive > 0) await pause(5);
    if (acknowledged.length < enough) stuck.push(`before kill ${kill + 1} no writer got through`);
    await pause(draw(40));
    await register.kill("SIGKILL");
    await Promise.all(work);
    register = await start(port, ["--data", data]);
  }
  const problems = [...stuck, ...(await problemsOf(register.http, clerk, acknowledged))];
  return { attempts, acknowledged: acknowledged.length, problems: problems.map((text) => `seed ${seed}: ${text}`), register };
}

/** Previews and submits one new row; "busy" where others were faster for too long. Rejects where the register died meanwhile. */
async function submitted(http: string, clerk: string, n: number): Promise<Acknowledged | "busy"> {
  const path = `/api/rounds/${round}/sync`;
  const sent = { workbook: { id: `workbook-${n}`, name: "申报汇总.xlsx" }, rows: [newRow(n)] };
  const preview = await post(http, clerk, path, `preview-${n}`, JSON.stringify({ ...sent, dryRun: true }));
  const { revision, planHash }: { revision: number; planHash: string } = JSON.parse(await preview.text());
  const [key, body] = [`submit-${n}`, JSON.stringify({ ...sent, dryRun: false, revision, planHash })];
  const answer = await post(http, clerk, path, key, body);
  const text = await answer.text();
  if (answer.status === 409) return "busy";
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return { key, body, answer: text };
}

async function problemsOf(http: string, clerk: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { key, body, answer } of acknowledged) {
    const again = await (await post(http, clerk, `/api/rounds/${round}/sync`, key, body)).text();
    if (again !== answer) problems.push(`${key}: answered otherwise when sent again`);
    const { rows }: { rows: readonly { applicationId: string }[] } = JSON.parse(answer);
    const { status } = await fetch(`${http}/api/applications/${rows[0]?.applicationId}`, {
      headers: { authorization: `Bearer ${clerk}` },
    });
    if (status !== 200) problems.push(`${key}: its application is gone (${status})`);
  }
  return problems;
}

function post(http: string, clerk: string, path: string, key: string, body: string): Promise<Response> {
  const headers = { authorization: `Bearer ${clerk}`, "content-type": "application/json", "idempotency-key": key };
  return fetch(`${http}${path}`, { method: "POST", headers, body });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
