// What the page's sections share: a heading with its part, an application by name, and lists that begin short.
import { type ReactNode, useId, useMemo, useState } from "react";
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import { useRoundTexts } from "./round-texts.ts";

interface SectionProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Section({ title, className = "", children }: SectionProps) {
  const id = useId();
  return (
    <section className={`round-section ${className}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** A studio's name as a person knows it, the number where it has none. */
export function nameOf({ id, fields }: Pick<ApplicationAnswer, "id" | "fields">): string {
  const { studioName, hostName } = fields;
  for (const name of [studioName, hostName]) if (typeof name === "string" && name !== "") return name;
  return id;
}

export function useNames(applications: readonly ApplicationAnswer[]): (id: string) => string {
  return useMemo(() => {
    const names = new Map(applications.map((application) => [application.id, nameOf(application)]));
    return (id) => names.get(id) ?? id;
  }, [applications]);
}

interface ShortListProps<Item> {
  readonly items: readonly Item[];
  readonly atOnce: number;
  readonly children: (shown: readonly Item[]) => ReactNode;
}

/** The first of them, and a button for more. */
export function ShortList<Item>({ items, atOnce, children }: ShortListProps<Item>) {
  const say = useRoundTexts();
  const [count, setCount] = useState(atOnce);
  const rest = items.length - count;
  return (
    <>
      {children(items.slice(0, count))}
      {rest > 0 && (
        <button type="button" className="small-button more" onClick={() => setCount(count * 10)}>
          {say.rest(rest)}
        </button>
      )}
    </>
  );
}
