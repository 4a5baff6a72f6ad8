// Changed fields of an application, in the fields' own order, with the version that changed each.
import { type Application, type ApplicationField, applicationFieldKeys, isApplicationField } from "../records/application.ts";
import type { FieldChange, StoredValue } from "../records/event-parts.ts";

/** Takes the application with its version already raised. */
export function withChanges(application: Application, changes: readonly FieldChange[]): Application {
  const fields: Partial<Record<ApplicationField, StoredValue>> = { ...application.fields };
  const changed = { ...application.changed };
  for (const { field, to } of changes) {
    if (!isApplicationField(field)) continue;
    fields[field] = to;
    if (application.version > 1) changed[field] = application.version;
  }
  return { ...application, fields: inOrder(fields), changed: inOrder(changed) };
}

/** The same keys in the fields' own order, so that equal states have equal JSON. */
function inOrder<Value>(values: Partial<Record<ApplicationField, Value>>): Partial<Record<ApplicationField, Value>> {
  const ordered: Partial<Record<ApplicationField, Value>> = {};
  for (const field of applicationFieldKeys) {
    const value = values[field];
    if (value !== undefined) ordered[field] = value;
  }
  return ordered;
}
