// The custom XML part: it says what a row was last in step with, and nothing about anybody.
import { describe, expect, it } from "vitest";
import { Marker } from "../../addin/sync/marks.ts";
import { formatSyncPart, parseSyncPart, type SyncPart } from "../../addin/sync/sync-part.ts";
import { sealedFields } from "../../policy/records/sealed.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";

const workbook = "6a1d8f52-7c7e-4f6c-9a57-0d3f4f1c2b11";
const key = "Q".repeat(43);
const id = "2025-001";

async function partOf(n: number): Promise<SyncPart> {
  const marker = await Marker.under(key, workbook);
  const values = cleanFields(n);
  const marks = await marker.fields(id, values);
  return {
    ...{ workbook, round: "2025", keyId: "k1", numbers: true },
    bases: new Map([[id, { version: 3, whole: await marker.whole(id, values), marks, lookups: await marker.lookups(values) }]]),
    pending: { key: "a-key-of-a-submit", at: "2026-11-22", sent: new Map([[id, { remark: marks.occupation ?? "" }]]) },
  };
}

describe("the part", () => {
  it("comes back from its XML as it was", async () => {
    const part = await partOf(1);
    expect(parseSyncPart(formatSyncPart(part))).toEqual(part);
    expect(parseSyncPart(`<?xml version="1.0" encoding="UTF-8"?>\n${formatSyncPart(part)}`)).toEqual(part);
  });

  it.each(["", "<studioRounds/>", '<studioRounds xmlns="urn:studio-rounds:sync">{"round":1}</studioRounds>'])(
    "that was tampered with counts for nothing: %s",
    (xml) => {
      expect(parseSyncPart(xml)).toBeNull();
    },
  );
});

describe("who gets the workbook with its ID column deleted", () => {
  it("finds no value of the row in the part, in any encoding", async () => {
    const xml = formatSyncPart(await partOf(1));
    for (const value of Object.values(cleanFields(1))) {
      if (typeof value !== "string" || value.length < 3) continue;
      expect(xml).not.toContain(value);
      expect(xml).not.toContain(Buffer.from(value).toString("base64").slice(0, 12));
    }
  });

  it("finds no trace of a sealed field even with the key: two rows that differ in these alone leave the same part", async () => {
    const marker = await Marker.under(key, workbook);
    const others = { leadIdNumber: "110115198001020015", contactPhone: "13800000000", payeeAccount: "6222020000990000" };
    const [one, other] = [cleanFields(1), cleanFields(1, others)];
    expect(await marker.fields(id, other)).toEqual(await marker.fields(id, one));
    expect(await marker.whole(id, other)).toEqual(await marker.whole(id, one));
    expect(await marker.lookups(other)).toEqual(await marker.lookups(one));
    for (const field of sealedFields) expect(Object.keys(await marker.fields(id, one))).not.toContain(field);
  });

  it("cannot try values without the key: another key gives other marks", async () => {
    const [mine, others] = [await Marker.under(key, workbook), await Marker.under("R".repeat(43), workbook)];
    expect(await mine.mark(id, "hostSite", true)).not.toBe(await others.mark(id, "hostSite", true));
  });

  it("does not see which rows say the same: marks are bound to application and field", async () => {
    const marker = await Marker.under(key, workbook);
    const marks = [
      await marker.mark(id, "hostName", "甲"),
      await marker.mark("2025-002", "hostName", "甲"),
      await marker.mark(id, "payeeName", "甲"),
    ];
    expect(new Set(marks).size).toBe(3);
  });
});
