// Labelled fields of the tab's forms, and the form itself: what lacks is said before anything is sent, what is typed stays until it is recorded.
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Message } from "../message.tsx";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly type?: "text" | "date" | "number";
  readonly hint?: string | undefined;
  readonly isWrong?: boolean;
  /** What the register says against it. */
  readonly wrong?: string | undefined;
  /** Characters that the register takes. */
  readonly longest?: number;
}

export function TextField(props: TextFieldProps) {
  const { label, value, change, type = "text", hint, isWrong = false, wrong, longest = 500 } = props;
  const id = useId();
  const described = [wrong === undefined ? "" : `${id}-wrong`, hint === undefined ? "" : `${id}-hint`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type === "number" ? "text" : type}
        inputMode={type === "number" ? "decimal" : undefined}
        maxLength={type === "date" ? undefined : longest}
        value={value}
        aria-invalid={isWrong || wrong !== undefined || undefined}
        aria-describedby={described || undefined}
        onChange={({ target }) => change(target.value)}
      />
      {wrong !== undefined && (
        <p id={`${id}-wrong`} className="lack" role="alert">
          {wrong}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="aside">
          {hint}
        </p>
      )}
    </div>
  );
}

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly change: (value: Value) => void;
  /** Where the words stand right above it. */
  readonly isLabelSeen?: boolean;
}

/** One of few, each in words. */
export function ChoiceField<Value extends string>({
  label,
  value,
  options,
  change,
  isLabelSeen = true,
}: ChoiceFieldProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className={isLabelSeen ? undefined : "hidden-text"}>{label}</legend>
      {options.map(([option, text]) => (
        <label key={option} className="pick">
          <input type="radio" name={name} checked={value === option} onChange={() => change(option)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

interface ActionFormProps {
  /** The button's words. */
  readonly label: string;
  readonly isPrimary?: boolean;
  readonly isBusy: boolean;
  /** The sentence that says what lacks; null where it can be sent. */
  readonly lack: () => string | null;
  readonly send: () => Promise<boolean>;
  /** After it was recorded. */
  readonly done?: (() => void) | undefined;
  readonly children?: ReactNode;
}

export function ActionForm({ label, isPrimary = false, isBusy, lack, send, done, children }: ActionFormProps) {
  const [lacking, setLacking] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const wanting = lack();
    setLacking(wanting);
    if (wanting === null && (await send())) done?.();
  };
  return (
    <form className="action-form" onSubmit={submit} onChange={() => setLacking(null)} noValidate>
      {children}
      {lacking !== null && (
        <Message mood="problem" isUrgent>
          <p>{lacking}</p>
        </Message>
      )}
      <button type="submit" className={isPrimary ? "small-button primary" : "small-button"} aria-disabled={isBusy || undefined}>
        {label}
      </button>
    </form>
  );
}
