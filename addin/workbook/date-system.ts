// From which day a workbook counts: no member of Excel's API tells, a day's serial does.

/** What 2000-01-01 is in a workbook that counts from 1904. */
const FIRST_OF_2000_IN_1904 = 35_064;

/** Asks along with the next round trip. */
export const askDateSystem = (context: Excel.RequestContext): Excel.FunctionResult<number> =>
  context.workbook.functions.date(2000, 1, 1).load("value");

export const countsFrom1904 = (asked: Excel.FunctionResult<number>): boolean => asked.value === FIRST_OF_2000_IN_1904;
