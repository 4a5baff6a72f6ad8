// Which register serves a data directory now: written at start, asked by the commands. Two must never serve the same one.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UsageError } from "./options.ts";

const runningSchema = z.object({ http: z.string(), https: z.string() });
type Running = z.infer<typeof runningSchema>;

const fileIn = (data: string): string => join(data, "running.json");

export function recordRunning(data: string, running: Running): void {
  writeFileSync(fileIn(data), `${JSON.stringify(running)}\n`);
}

/** The register that answers for `data`, or null; a file left by one that was killed does not count. */
export async function runningRegister(data: string): Promise<Running | null> {
  if (!existsSync(fileIn(data))) return null;
  const running = runningSchema.parse(JSON.parse(readFileSync(fileIn(data), "utf8")));
  const answer = await fetch(`${running.http}/api/health`).catch(() => null);
  return answer === null ? null : running;
}

/** @throws UsageError where one does. */
export async function requireNotRunning(data: string): Promise<void> {
  const running = await runningRegister(data);
  if (running === null) return;
  throw new UsageError(
    `该数据目录的登记册正在 ${running.http} 运行，请先停止它，或用 --data 另选目录。 The register in this directory is running at ${running.http}: stop it first, or choose another directory with --data.`,
  );
}
