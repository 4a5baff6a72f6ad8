// What ends an action of 同步 half-way.
import { failureAsProblem } from "../session/problem.ts";
import { stopping } from "./stopping.ts";
import type { SyncProblem } from "./sync-state.ts";

export const { Stopped, okValue, problemOf } = stopping<SyncProblem>((error) => ({
  ...{ kind: "workbook", failure: failureAsProblem(error) },
}));
