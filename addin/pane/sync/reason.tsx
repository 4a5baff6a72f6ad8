// A reason a person gives, in a field under its label.
import { useId } from "react";

interface ReasonProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

export function Reason({ label, value, change }: ReasonProps) {
  const id = useId();
  return (
    <div className="reason">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} maxLength={500} value={value} onChange={({ target }) => change(target.value)} />
    </div>
  );
}
