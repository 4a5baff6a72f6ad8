// A cell that cannot be used, and why. Faults are values, not exceptions: a bad cell is the clerk's ordinary business.

export class Fault {
  /** The rule of the catalogue that names the fault. */
  readonly rule: "workbook/value-unreadable" | "workbook/date-imprecise" | "workbook/digits-lost" | "workbook/cell-error";

  constructor(rule: Fault["rule"]) {
    this.rule = rule;
  }
}

export const unreadable = new Fault("workbook/value-unreadable");
export const imprecise = new Fault("workbook/date-imprecise");
export const digitsLost = new Fault("workbook/digits-lost");
export const cellError = new Fault("workbook/cell-error");
