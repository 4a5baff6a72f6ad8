// A list's page as answers show it: the items after one of them, as many as asked for. It orders nothing.

interface Asked {
  readonly after?: string | undefined;
  /** All that are left where it is absent. */
  readonly limit?: number | undefined;
}

/** `keyOf` is what `after` and `next` name an item by. */
export function pageFrom<Item>(
  items: readonly Item[],
  revision: number,
  { after, limit }: Asked,
  keyOf: (item: Item) => string,
): { items: Item[]; revision: number; next: string | null } {
  const start = after === undefined ? 0 : items.findIndex((item) => keyOf(item) === after) + 1;
  const page = items.slice(start, limit === undefined ? undefined : start + limit);
  const last = page.at(-1);
  const isLast = start + page.length >= items.length;
  return { items: page, revision, next: isLast || last === undefined ? null : keyOf(last) };
}
