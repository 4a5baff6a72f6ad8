// What ends an action of 拨付 half-way.
import { failureAsProblem } from "../session/problem.ts";
import { stopping } from "../sync/stopping.ts";
import type { PaymentsProblem } from "./payments-state.ts";

export const { Stopped, okValue, problemOf } = stopping<PaymentsProblem>((error) => ({
  ...{ kind: "workbook", failure: failureAsProblem(error), pulled: null },
}));
