// A list of any length: the first items drawn, the rest on demand.
import { type ReactNode, useState } from "react";
import { useRegisterTexts } from "./register-texts.ts";

/** The items to draw now, and the button for more of them, or null. */
export function useLongList<Item>(
  items: readonly Item[],
  atOnce = 50,
  step = 10 * atOnce,
): readonly [shown: readonly Item[], more: ReactNode] {
  const say = useRegisterTexts();
  const [count, setCount] = useState(atOnce);
  const left = items.length - count;
  if (left <= 0) return [items, null];
  const more = (
    <button type="button" className="small-button more" onClick={() => setCount(count + step)}>
      {say.rest(Math.min(left, step))}
    </button>
  );
  return [items.slice(0, count), more];
}
