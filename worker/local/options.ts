// The options of the local commands, read and checked once. A wrong one is one sentence in Chinese and English, and exit 2.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isoDateSchema } from "../../policy/kinds.ts";

export class UsageError extends Error {}

export interface ServeOptions {
  readonly port: number;
  /** Absolute. */
  readonly data: string;
  readonly today: string | null;
}

const usage = "npm start [-- --port 8787 --data DIR --today 2026-11-22]";

/** @throws UsageError */
export function serveOptions(args: readonly string[]): ServeOptions {
  const { values } = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "8787" },
        data: { type: "string", default: ".data" },
        today: { type: "string" },
      },
    }),
  );
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new UsageError(`--port 须为 1 至 65534 的整数。 --port must be a whole number from 1 to 65534. ${usage}`);
  }
  const today = values.today ?? null;
  if (today !== null && !isoDateSchema.safeParse(today).success) {
    throw new UsageError(`--today 须为存在的日期，如 2026-11-22。 --today must be a date such as 2026-11-22. ${usage}`);
  }
  return { port, data: resolve(values.data), today };
}

/** One word (a role, for instance) and `--data`. @throws UsageError */
export function wordAndData(
  args: readonly string[],
  usageLine: string,
): { readonly word: string | null; readonly data: string } {
  const { values, positionals } = parsed(
    () => parseArgs({ args: [...args], options: { data: { type: "string", default: ".data" } }, allowPositionals: true }),
    usageLine,
  );
  return { word: positionals[0] ?? null, data: resolve(values.data) };
}

function parsed<T>(read: () => T, usageLine = usage): T {
  try {
    return read();
  } catch {
    throw new UsageError(`无法识别的参数。用法： Unknown option. Usage: ${usageLine}`);
  }
}

/** Runs a command; a UsageError or refusal is printed as it is, anything else with its stack; sets the exit code. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    process.exitCode = 2;
  }
}
