// The checkpoint an exported payment file carries: one cell that holds its JSON. It reads nothing else of the file.
import { readFile } from "node:fs/promises";
import { read, utils } from "@e965/xlsx";
import { type Checkpoint, checkpointSchema } from "../checkpoint.ts";

/** The first one found, or null. @throws Error where the file is no workbook. */
export async function checkpointInWorkbook(file: string): Promise<Checkpoint | null> {
  const workbook = read(await readFile(file), { type: "buffer" });
  for (const sheet of Object.values(workbook.Sheets)) {
    for (const row of utils.sheet_to_json<unknown[]>(sheet, { header: 1 })) {
      for (const cell of row) {
        const checkpoint = typeof cell === "string" && cell.startsWith("{") ? parsed(cell) : null;
        if (checkpoint !== null) return checkpoint;
      }
    }
  }
  return null;
}

function parsed(text: string): Checkpoint | null {
  try {
    return checkpointSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
