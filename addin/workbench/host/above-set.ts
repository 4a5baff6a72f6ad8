// Members that the library knows and ExcelApi 1.14 (Excel 2021) does not have: they fail here as they fail there.

/** The requirement set the simulated Excel advertises. */
export const EXCEL_API = "1.14";

/** As `Type.member`, in the library's spelling; those of its 1.15 and of the web-only set that touch types simulated here. */
export const MEMBERS_ABOVE_SET: readonly string[] = [
  "Range.getDependents",
  "Range.getNumberFormatProperties",
  "Range.getSurroundingDataRegion",
  "Worksheet._RegisterEventNameChanged",
  "WorksheetCollection._RegisterEventNameChanged",
  "WorksheetCollection._RegisterEventMoved",
];

const ABOVE = new Set(MEMBERS_ABOVE_SET.map((member) => member.toLowerCase()));

/** Whether a missing member (`Type.Member`) is missing because its requirement set is newer. */
export const isAboveSet = (location: string): boolean => ABOVE.has(location.toLowerCase());
