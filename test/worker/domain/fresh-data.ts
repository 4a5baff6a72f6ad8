// The data folder of a register that was started once: migrated, with its keys, and the sample people admitted. Made once for all
// test files, and copied: the first start is most of what starting costs.
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workerBundle } from "../../../worker/local/bundle.ts";
import { startRegister } from "../../../worker/local/register.ts";

/** Before any day that a test begins on. */
const firstStart = "2019-12-30";

/** A copy in a new folder. `port` and the next one are free. */
export async function freshData(port: number): Promise<string> {
  // Another program of the Worker migrates and admits anew.
  const kept = `${await workerBundle()}-data`;
  if (!existsSync(kept)) await startOnce(port, kept);
  const data = mkdtempSync(join(tmpdir(), "register-"));
  cpSync(kept, data, { recursive: true });
  return data;
}

async function startOnce(port: number, kept: string): Promise<void> {
  const made = mkdtempSync(`${kept}-`);
  await (await startRegister({ port, data: made, today: firstStart })).stop();
  try {
    renameSync(made, kept);
  } catch (error) {
    // Another test file made it meanwhile.
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(kept)) throw error;
  }
}
