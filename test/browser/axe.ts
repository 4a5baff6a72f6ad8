// What axe finds on screen. It is put into a document once and asked for violations alone: everything else it could tell costs as much again.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as Axe from "axe-core";
import type { Locator } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The violations in the document that the element stands in (frames in it apart): each rule with the HTML of what breaks it. */
export async function axeViolations(element: Locator): Promise<readonly (readonly [rule: string, html: readonly string[]])[]> {
  const frame = await (await element.elementHandle())?.ownerFrame();
  if (frame === null || frame === undefined) throw new Error("the element stands in no document");
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(source);
  return frame.evaluate(async () => {
    // A colour on its way to another is neither: transitions end first, spinners never do.
    await new Promise(requestAnimationFrame);
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    // The source that was just evaluated put it there.
    const { axe } = globalThis as unknown as { readonly axe: typeof Axe };
    const { violations } = await axe.run(document, { resultTypes: ["violations"], iframes: false });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
  });
}
