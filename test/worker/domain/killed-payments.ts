// A register whose whole process group is killed while money is on its way: during an approval, a pull, a report; then everything is sent again.
import { drawFrom } from "../../policy/invented-studios.ts";
import { type Started, start, tokenOf } from "../spine/local-commands.ts";
import { cleanFields } from "./sample-rows.ts";

interface KillPlan {
  readonly data: string;
  readonly port: number;
  readonly seed: number;
  /** One studio's first stage is paid a kill. */
  readonly kills: number;
}

interface Request {
  readonly role: "clerk" | "leader" | "finance";
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly key: string;
  readonly body: object;
}

interface Answered {
  readonly request: Request;
  readonly text: string;
}

const round = "2025";
const today = "2026-11-22";
const document = "京兴人社发〔2025〕9号";

/** What should not be, as sentences with the seed; and the register, started again after the last kill. */
export async function killWhilePaying({ data, port, seed, kills }: KillPlan) {
  const draw = drawFrom(seed);
  const options = ["--data", data, "--today", today];
  let register = await start(port, options);
  const tokens = new Map<string, string>();
  for (const role of ["clerk", "leader", "finance"]) tokens.set(role, await tokenOf(register.http, role));
  const send = async (request: Request): Promise<Answered> => {
    const answer = await sent(register, tokens.get(request.role) ?? "", request);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${request.method} ${request.path}: ${answer.status} ${text}`);
    return { request, text };
  };
  const answers: Answered[] = [];
  for (const request of opening(kills)) answers.push(await send(request));
  const problems: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    // First during a report, then a pull, then an approval.
    const killedAt = 3 - (kill % 3);
    let batch = { id: "", hash: "" };
    for (let step = 0; step < 4; step += 1) {
      const request = steps(kill, batch)[step];
      if (request === undefined) continue;
      if (step === killedAt) {
        const cut = send(request).catch(() => null);
        await pause(draw(60));
        await register.kill("SIGKILL");
        const before = await cut;
        register = await start(port, options);
        const again = await send(request);
        if (before !== null && before.text !== again.text) problems.push(`${request.path}: answered otherwise after the kill`);
        answers.push(again);
      } else answers.push(await send(request));
      if (step === 0) batch = JSON.parse(answers.at(-1)?.text ?? "{}");
    }
  }
  for (const { request, text } of answers) {
    if ((await send(request)).text !== text) problems.push(`${request.path}: answered otherwise when sent again`);
  }
  return { problems: problems.map((text) => `seed ${seed}: ${text}`), register };
}

/** A round that ran before, with as many approved studios, none of them paid. */
function opening(studios: number): readonly Request[] {
  const refs = Array.from({ length: studios }, (_, index) => String(index + 1));
  const body = {
    document,
    applications: refs.map((ref) => ({ ref, fields: cleanFields(Number(ref)) })),
    decisions: refs.map((ref) => ({ ref, outcome: "approved", decidedOn: "2025-12-20", document })),
    payments: [],
  };
  return [
    post("clerk", "/api/rounds", "open-the-round", { year: 2025, previousYear: 2023 }),
    post("clerk", `/api/rounds/${round}/opening`, "propose-the-opening", body),
    post("leader", `/api/rounds/${round}/opening/confirmation`, "confirm-the-opening", {}),
  ];
}

/** Preparation, approval, pull and report of one studio's first stage. */
function steps(number: number, { id, hash }: { readonly id: string; readonly hash: string }): readonly Request[] {
  const paymentId = `${round}-${String(number + 1).padStart(3, "0")}-first`;
  const at = (step: string) => `/api/payment-batches/${id}/${step}`;
  const result = { paymentId, outcome: "paid", paidOn: today, voucherNumber: `记-${number}` };
  return [
    post("clerk", "/api/payment-batches", `prepare-batch-${number}`, { round, payments: [paymentId] }),
    post("leader", at("approval"), `approve-batch-${number}`, { hash }),
    { role: "finance", method: "GET", path: at("file.json"), key: "", body: {} },
    post("finance", at("results"), `report-batch-${number}`, { results: [result] }),
  ];
}

const post = (role: Request["role"], path: string, key: string, body: object): Request => ({
  role,
  method: "POST",
  path,
  key,
  body,
});

function sent({ http }: Started, token: string, { method, path, key, body }: Request): Promise<Response> {
  const authorization = `Bearer ${token}`;
  if (method === "GET") return fetch(`${http}${path}`, { headers: { authorization } });
  const headers = { authorization, "content-type": "application/json", "idempotency-key": key };
  return fetch(`${http}${path}`, { method, headers, body: JSON.stringify(body) });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
