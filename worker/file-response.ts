// A file as an answer: named, never cached by anybody in between. It never holds a file's contents itself.
import type { AppContext } from "./context.ts";

export const csvType = "text/csv";
export const jsonType = "application/json";
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function fileResponse(c: AppContext, bytes: Uint8Array<ArrayBuffer>, mediaType: string, name: string): Response {
  return c.body(bytes, 200, {
    "content-type": mediaType === xlsxType ? mediaType : `${mediaType}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
  });
}
