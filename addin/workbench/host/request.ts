// The shape of a rich API request and its answer, as captured from the library. Parsing only.

import { isJsonObject, type Json, type JsonObject } from "./json.ts";

export interface ArgumentInfo {
  readonly Arguments?: readonly Json[];
  readonly ReferencedObjectPathIds?: readonly Json[];
}

export interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Skip?: number;
  readonly Top?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: JsonObject;
}

export interface BatchRequest {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface BatchResponse {
  readonly Results?: readonly JsonObject[];
  readonly TraceIds?: readonly number[];
  readonly Error?: JsonObject;
  readonly ProcessedResults?: { readonly Results: readonly JsonObject[] };
}

const isBatch = (value: unknown): value is BatchRequest =>
  isJsonObject(value) && Array.isArray(value["Actions"]) && isJsonObject(value["ObjectPaths"]);

export const parseBatch = (body: string): BatchRequest => {
  const value: unknown = JSON.parse(body);
  if (!isBatch(value)) throw new Error("The library sent something that is not a batch.");
  return value;
};

const isHousekeepingAction = ({ ActionType, Name }: Action): boolean =>
  ActionType === 1 || Name === "_RemoveReference" || Name === "NotifyActionHandlerReady";

/** Batches the library sends on its own, after a run or once it is ready: not the add-in's round trips. */
export const isHousekeeping = ({ Actions }: BatchRequest): boolean =>
  Actions.every(isHousekeepingAction) && Actions.some(({ ActionType }) => ActionType === 3);
