// One thing wrong with a manifest: what kind, where. Data only.

export type ManifestFaultCode =
  | "xml.malformed"
  | "namespace.wrong"
  | "element.unknown"
  | "element.order"
  | "element.missing"
  | "element.repeated"
  | "attribute.missing"
  | "attribute.unknown"
  | "attribute.invalid"
  | "text.invalid"
  | "id.repeated"
  | "resource.missing"
  | "resource.kind"
  | "resource.unused"
  | "locale.repeated"
  | "locale.missing"
  | "icon.size"
  | "action.incomplete"
  | "runtime.not-shared"
  | "requirement.missing"
  | "host.mismatch"
  | "origin.mixed"
  | "control.many";

export interface ManifestFault {
  readonly code: ManifestFaultCode;
  /** Path of element names; an attribute as `/@name`. */
  readonly at: string;
  /** Line of the element, from 1. */
  readonly line: number;
}
