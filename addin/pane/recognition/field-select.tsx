// The fields a header may be made to stand for, by table.
import { useId } from "react";
import { type FieldKey, tables as fieldsByTable, type TableName } from "../../../policy/records/fields.ts";
import { fieldLabel, tableLabel } from "../../../policy/wording/labels.ts";
import type { RecognisedColumn } from "../../session/recognition.ts";
import { useWording } from "../strings/strings.ts";

interface FieldSelectProps {
  readonly column: RecognisedColumn;
  /** The sheet's tables, its own first; empty where it was not recognised. */
  readonly tables: readonly TableName[];
  /** Null: stands for nothing; undefined: as recognised. */
  readonly decide: (field: FieldKey | null | undefined) => void;
}

const tableNames = Object.keys(fieldsByTable).filter((name): name is TableName => name in fieldsByTable);
const automatic = "automatic";
const nothing = "nothing";

export function FieldSelect({ column, tables, decide }: FieldSelectProps) {
  const { strings, language } = useWording();
  const { recognition: say } = strings;
  const id = useId();
  const { header, field, chosen, state } = column;
  const offered = fieldsOf(tables);
  const isField = (value: string): value is FieldKey => offered.some(([, fields]) => fields.some((one) => one === value));
  const current = state === "read" && field !== null ? field : chosen ? nothing : automatic;
  return (
    <div className="field-select">
      <label htmlFor={id}>{say.fieldFor(header)}</label>
      <select
        id={id}
        defaultValue={current}
        onChange={({ target: { value } }) => decide(value === automatic ? undefined : isField(value) ? value : null)}
      >
        <option value={automatic}>{say.reset}</option>
        <option value={nothing}>{say.none}</option>
        {offered.map(([table, fields]) => (
          <optgroup key={table} label={tableLabel(table, language)}>
            {fields.map((each) => (
              <option key={each} value={each}>
                {fieldLabel(each, language)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

/** Each field once, under the first table that has it: the sheet's own tables, applications for what identifies, then the others. */
function fieldsOf(own: readonly TableName[]): [TableName, FieldKey[]][] {
  const seen = new Set<string>();
  const order = [...new Set<TableName>([...own, "applications", ...tableNames])];
  return order.map((table) => {
    const fields = Object.keys(fieldsByTable[table]).filter((field): field is FieldKey => !seen.has(field));
    for (const field of fields) seen.add(field);
    return [table, fields];
  });
}
