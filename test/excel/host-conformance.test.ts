// The simulated Excel against the library's own tables and Microsoft's documentation. Nothing here was compared with a real Excel.
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { MEMBERS_ABOVE_SET } from "../../addin/workbench/host/above-set.ts";
import { bookOf, settle, simulateExcel } from "./simulated-excel.ts";

const excel = simulateExcel();
const numbers = () =>
  bookOf("数据", [
    [3, "c"],
    [1, "a"],
    [2, "b"],
  ]);

const libraryNames = (type: string, list: string): string[] | null => {
  const libraryType: unknown = Reflect.get(Excel, type);
  if (typeof libraryType !== "function") return null;
  const names: unknown = Reflect.get(libraryType.prototype, list);
  return Array.isArray(names) ? names.map(String) : [];
};

const lowered = (names: readonly string[]): Set<string> => new Set(names.map((name) => name.toLowerCase()));

describe("the type table", () => {
  it("has only members the library itself has", () => {
    const host = excel.open(numbers());
    const strangers: string[] = [];
    for (const [type, table] of Object.entries(host.types)) {
      const scalars = libraryNames(type, "_scalarPropertyOriginalNames");
      if (!scalars) continue;
      const navigation = lowered(libraryNames(type, "_navigationPropertyNames") ?? []);
      strangers.push(
        ...Object.keys(table.get ?? {})
          .filter((name) => !scalars.includes(name))
          .map((name) => `${type}.${name}`),
      );
      strangers.push(
        ...Object.keys(table.nav ?? {})
          .filter((name) => !navigation.has(name.toLowerCase()))
          .map((name) => `${type}/${name}`),
      );
      const prototype: unknown = Reflect.get(Reflect.get(Excel, type), "prototype");
      const methods = lowered(typeof prototype === "object" && prototype ? Object.getOwnPropertyNames(prototype) : []);
      const own = [...Object.keys(table.call ?? {}), ...Object.keys(table.run ?? {}), ...Object.keys(table.act ?? {})];
      strangers.push(...own.filter((name) => !methods.has(name.toLowerCase())).map((name) => `${type}.${name}()`));
    }
    expect(strangers).toEqual([]);
  });

  it("names as newer exactly such members as the library puts above ExcelApi 1.14", () => {
    const source = readFileSync(
      new URL("../../node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js", import.meta.url),
      "utf8",
    );
    for (const member of MEMBERS_ABOVE_SET) {
      const call = source.match(new RegExp(`_throwIfApiNotSupported\\("${member}", ([^,]+), "([\\d.]+)"`));
      expect([member, call?.[1] === '"ExcelApiOnline"' || call?.[2] === "1.15"]).toEqual([member, true]);
    }
  });

  it("advertises ExcelApi 1.14 and refuses newer members", async () => {
    const host = excel.open(numbers());
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
    const newer = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("A1").getDependents().load("address");
      await context.sync();
    });
    await expect(newer).rejects.toMatchObject({ code: "ApiNotFound" });
    expect([...host.refusedMembers]).toEqual(["Range.GetDependents"]);
  });

  it("notes a member nobody simulated, so that the test that asked fails", async () => {
    const host = excel.open(numbers());
    const unknown = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().charts.load("count");
      await context.sync();
    });
    await expect(unknown).rejects.toMatchObject({ code: "ApiNotFound" });
    expect([...host.unknownMembers]).toEqual(["Worksheet.Charts"]);
    host.unknownMembers.clear();
  });
});

const BASE = "learn.microsoft.com/";

describe(`${BASE}office/dev/add-ins/develop/application-specific-api-model`, () => {
  it("sends queued commands in one round trip and leaves the library's clean-up out of the count", async () => {
    const host = excel.open(numbers());
    const read = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1");
      range.values = [[1, "二"]];
      range.load("values,address");
      await context.sync();
      return [range.address, range.values];
    });
    await vi.waitFor(() => expect(host.heldReferences).toBe(0));
    expect(read).toEqual(["数据!A1:B1", [[1, "二"]]]);
    expect(host.counters.batches).toBe(1);
  });

  it("answers a property that was not loaded with PropertyNotLoaded", async () => {
    excel.open(numbers());
    const unloaded = Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      await context.sync();
      return range.address;
    });
    await expect(unloaded).rejects.toMatchObject({ code: "PropertyNotLoaded" });
  });

  it("answers a missing item with a null object, and children of it with null objects", async () => {
    excel.open(numbers());
    const nulls = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("没有");
      const cell = sheet.getRange("A1");
      await context.sync();
      return [sheet.isNullObject, cell.isNullObject];
    });
    expect(nulls).toEqual([true, true]);
  });

  it("keeps what ran before a failing command of the batch", async () => {
    const book = numbers();
    excel.open(book);
    const failing = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").values = [[9]];
      sheet.getRange("不是地址").values = [[1]];
      sheet.getRange("A2").values = [[10]];
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(book.sheets[0]?.cell(0, 0)?.value).toBe(9);
    expect(book.sheets[0]?.cell(1, 0)?.value).toBe(1);
  });
});

describe(`${BASE}office/dev/add-ins/concepts/resource-limits-and-performance-optimization-for-office-add-ins`, () => {
  it("refuses an answer of more than 5 MB", async () => {
    const rows = Array.from({ length: 400 }, () => Array.from({ length: 20 }, () => "长".repeat(200)));
    excel.open(bookOf("数据", rows));
    const large = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getUsedRange().load("values,text");
      await context.sync();
    });
    await expect(large).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
  });

  it("answers null for whole columns and for more than five million cells", async () => {
    excel.open(numbers());
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const column = sheet.getRange("A:A").load("values");
      const many = sheet.getRange("A1:Z200000").load("values");
      await context.sync();
      const answers: unknown[] = [column.values, many.values];
      return answers;
    });
    expect(values).toEqual([null, null]);
  });
});

describe(`${BASE}office/dev/add-ins/excel/excel-add-ins-multiple-ranges`, () => {
  it("takes at most 8,192 characters of address", async () => {
    excel.open(numbers());
    const list = Array.from({ length: 2000 }, (_, i) => `A${i + 1}`).join(",");
    const long = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRanges(list).load("areaCount");
      await context.sync();
    });
    await expect(long).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

describe(`${BASE}office/dev/add-ins/testing/application-specific-api-error-handling`, () => {
  it("refuses every batch in cell-edit mode with InvalidOperationInCellEditMode", async () => {
    const host = excel.open(numbers());
    host.cellEditMode = true;
    const editing = Excel.run(async (context) => {
      context.workbook.getSelectedRange().load("address");
      await context.sync();
    });
    await expect(editing).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
  });

  it("refuses writes to locked cells of a protected sheet with AccessDenied, and lets unlocked ones through", async () => {
    const book = numbers();
    const host = excel.open(book);
    host.user.protect("数据", true);
    const write = (address: string) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().getRange(address).values = [[5]];
        await context.sync();
      });
    await expect(write("A1")).rejects.toMatchObject({ code: "AccessDenied" });
    host.user.protect("数据", false);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("A1").format.protection.locked = false;
      await context.sync();
    });
    host.user.protect("数据", true);
    await write("A1");
    expect(book.sheets[0]?.cell(0, 0)?.value).toBe(5);
  });
});

describe(`${BASE}office/dev/add-ins/excel/excel-add-ins-events`, () => {
  it("tells of edits after the answer, of co-authors as remote, and of an add-in's own as ThisLocalAddin", async () => {
    const host = excel.open(numbers());
    const heard: unknown[] = [];
    const handler = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.onChanged.add(async ({ address, source, triggerSource, changeType }) => {
        heard.push([address, source, triggerSource, changeType]);
      });
      await context.sync();
      return added;
    });
    host.user.type("数据", "A1", "7");
    host.coauthor.type("数据", "B2", "x");
    host.user.insertRows("数据", 1, 2);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("C1").values = [[1]];
      await context.sync();
    });
    await vi.waitFor(() => expect(heard).toHaveLength(4));
    expect(heard).toEqual([
      ["A1", "Local", "Unknown", "RangeEdited"],
      ["B2", "Remote", "Unknown", "RangeEdited"],
      ["2:3", "Local", "Unknown", "RowInserted"],
      ["C1", "Local", "ThisLocalAddin", "RangeEdited"],
    ]);
    handler.remove();
    await handler.context.sync();
    host.user.type("数据", "A1", "8");
    await settle();
    expect(heard).toHaveLength(4);
  });

  it("raises nothing while the add-in has events switched off", async () => {
    const host = excel.open(numbers());
    const heard: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onRowSorted.add(async ({ address }) => void heard.push(address));
      context.runtime.enableEvents = false;
      await context.sync();
    });
    host.user.sort("数据", "A1:B3", 0);
    await Excel.run(async (context) => {
      context.runtime.enableEvents = true;
      await context.sync();
    });
    host.user.sort("数据", "A1:B3", 0, false);
    await vi.waitFor(() => expect(heard).toEqual(["A1:B3"]));
  });
});

describe(`${BASE}javascript/api/excel/excel.range`, () => {
  it("stores an apostrophe text as text, keeps texts in @ cells and reads numbers and dates elsewhere", async () => {
    excel.open(bookOf("数据", []));
    const stored = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("B1").numberFormat = [["@"]];
      const range = sheet.getRange("A1:D1");
      range.values = [["'001", "002", "003", "2025-03-01"]];
      range.load("values,numberFormat,text");
      await context.sync();
      return [range.values[0], range.numberFormat[0], range.text[0]];
    });
    expect(stored).toEqual([
      ["001", "002", 3, 45717],
      ["General", "@", "General", "yyyy/m/d"],
      ["001", "002", "3", "2025/3/1"],
    ]);
  });

  it("answers null for a format the cells do not share", async () => {
    excel.open(numbers());
    const colors = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").format.font.bold = true;
      const mixed = sheet.getRange("A1:A2").format.font.load("bold");
      const alone = sheet.getRange("A1").format.font.load("bold");
      await context.sync();
      const answers: unknown[] = [mixed.bold, alone.bold];
      return answers;
    });
    expect(colors).toEqual([null, true]);
  });

  it("fails beyond 512 merged areas", async () => {
    const book = numbers();
    const [sheet] = book.sheets;
    if (sheet) sheet.merges = Array.from({ length: 513 }, (_, i) => ({ top: i * 2, left: 0, bottom: i * 2 + 1, right: 0 }));
    excel.open(book);
    const merged = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("A1:A2000").getMergedAreasOrNullObject().load("areaCount");
      await context.sync();
    });
    await expect(merged).rejects.toMatchObject({ code: "GeneralException" });
  });
});

describe(`${BASE}office/dev/add-ins/excel/excel-add-ins-conditional-formatting`, () => {
  it("leaves conditional formats in place on a sort and copies them on a paste", () => {
    const book = numbers();
    const [sheet] = book.sheets;
    const host = excel.open(book);
    if (!sheet) throw new Error("no sheet");
    const format = {
      id: "{1}",
      kind: "Custom",
      formula: "=TRUE",
      stopIfTrue: false,
      fill: null,
      fontColor: null,
      bold: null,
      source: null,
    };
    sheet.conditionalFormats = [{ ...format, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] }];
    host.user.sort("数据", "A1:B3", 0);
    expect(sheet.conditionalFormats[0]?.areas).toEqual([{ top: 0, left: 0, bottom: 0, right: 0 }]);
    host.user.paste("数据", "A1:B1", "D5");
    expect(sheet.conditionalFormats[0]?.areas).toEqual([
      { top: 0, left: 0, bottom: 0, right: 0 },
      { top: 4, left: 3, bottom: 4, right: 3 },
    ]);
  });
});

describe(`${BASE}javascript/api/excel/excel.worksheetprotection`, () => {
  it("a person at a protected sheet can do only what its options and unlocked cells allow", () => {
    const host = excel.open(numbers());
    host.user.protect("数据", true, { allowInsertRows: true });
    const { user } = host;
    const done = [
      user.type("数据", "A1", 1),
      user.sort("数据", "A1:B3", 0),
      user.paste("数据", "A1:B1", "A2"),
      user.deleteRows("数据", 0, 1),
      user.hideRows("数据", 0, 0, true),
      user.insertRows("数据", 0, 1),
    ];
    expect(done).toEqual([false, false, false, false, false, true]);
  });
});

describe(`${BASE}office/dev/add-ins/excel/excel-add-ins-undo-capabilities`, () => {
  it("takes back a person's steps one by one, and is emptied by a write of an add-in", async () => {
    const book = numbers();
    const host = excel.open(book);
    host.user.type("数据", "A1", "7");
    host.user.insertRows("数据", 0, 1);
    host.user.sort("数据", "A2:B4", 1);
    expect([host.user.undo(), host.user.undo()]).toEqual([true, true]);
    expect(book.sheets[0]?.cell(0, 0)?.value).toBe(7);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("Z9").values = [[1]];
      await context.sync();
    });
    expect(host.user.undo()).toBe(false);
  });
});

describe(`${BASE}office/dev/add-ins/excel/performance`, () => {
  it("adds latency to each round trip, so that a chatty add-in is slow here too", async () => {
    excel.open(numbers());
    excel.channel().latencyMs = 30;
    const started = performance.now();
    await Excel.run(async (context) => {
      for (const address of ["A1", "A2", "A3"]) {
        context.workbook.worksheets.getFirst().getRange(address).load("values");
        await context.sync();
      }
    });
    excel.channel().latencyMs = 0;
    expect(performance.now() - started).toBeGreaterThan(85);
  });
});

describe(`${BASE}javascript/api/office/office.actions`, () => {
  it("hands a ribbon button's press to the function of that name", async () => {
    excel.open(numbers());
    const pressed = new Promise<string>((resolve) => {
      Office.actions.associate("checkNow", (event: Office.AddinCommands.Event) => {
        resolve(event.source.id);
        event.completed();
      });
    });
    excel.channel().pressRibbonButton("checkNow", "CheckButton");
    expect(await pressed).toBe("CheckButton");
    await vi.waitFor(() => expect(excel.channel().commandsCompleted).toBe(1));
  });
});
