// The plaque is handed over to an approved studio, and taken back (article 14: 授予铭牌; 撤销工作室称号并收回铭牌).
import type { IsoDate } from "../kinds.ts";
import type { RoundEvent } from "../records/event.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import { everTitled, inOrder, inRunning, type Studio, titled } from "./running-studio.ts";

export type RecordPlaque = { readonly issuedOn: IsoDate } | { readonly returnedOn: IsoDate };

/** Refuses `stage.wrong`, `state.wrong` (no title, issued already, or nothing to return), `date.future`, `date.order`. */
export function recordPlaque(studio: Studio, command: RecordPlaque, on: IsoDate): Result<RoundEvent[]> {
  return "issuedOn" in command ? issue(studio, command.issuedOn, on) : takeBack(studio, command.returnedOn, on);
}

function issue(studio: Studio, issuedOn: IsoDate, on: IsoDate): Result<RoundEvent[]> {
  const { id, plaque, decision } = studio.application;
  const ready = inRunning(studio, titled, "14");
  if (!ready.ok) return ready;
  if (plaque.issuedOn !== null && plaque.returnedOn === null) return refused("state.wrong", "14");
  const dated = inOrder(issuedOn, [decision?.decidedOn, plaque.returnedOn], on, "14");
  if (!dated.ok) return dated;
  return accepted([{ type: "application.plaque-issued", applicationId: id, data: { issuedOn } }]);
}

function takeBack(studio: Studio, returnedOn: IsoDate, on: IsoDate): Result<RoundEvent[]> {
  const { id, plaque } = studio.application;
  const ready = inRunning(studio, everTitled, "14");
  if (!ready.ok) return ready;
  if (plaque.issuedOn === null || plaque.returnedOn !== null) return refused("state.wrong", "14");
  const dated = inOrder(returnedOn, [plaque.issuedOn], on, "14");
  if (!dated.ok) return dated;
  return accepted([{ type: "application.plaque-returned", applicationId: id, data: { returnedOn } }]);
}
