// Draws a long list in slices, so that no slice holds up the page; beyond a limit the person asks for more.
import { startTransition, useCallback, useEffect, useState } from "react";

/** Findings a slice: a few milliseconds of drawing. */
const slice = 25;
const limit = 2000;

/** How many of `total` to draw now, and a function that raises the limit. */
export function useGradual(total: number): readonly [shown: number, more: () => void] {
  const [shown, setShown] = useState(slice);
  const [most, setMost] = useState(limit);
  const wanted = Math.min(total, most);
  useEffect(() => {
    if (shown >= wanted) return;
    const timer = setTimeout(() => startTransition(() => setShown(shown + slice)), 0);
    return () => clearTimeout(timer);
  }, [shown, wanted]);
  const more = useCallback(() => setMost((before) => before + limit), []);
  return [Math.min(shown, wanted), more];
}
