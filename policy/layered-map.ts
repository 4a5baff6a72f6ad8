// A large map of which many versions stand beside each other: a version shares what it did not change with the one it came from.
// Never changed once made.

/** With more changes than these a lookup in two maps costs more than a copy. */
const mostChanges = 256;

export class LayeredMap<K, V extends object | number | string> {
  readonly #base: ReadonlyMap<K, V>;
  /** Null: taken away. */
  readonly #changes: ReadonlyMap<K, V | null>;

  constructor(base: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V | null> = new Map()) {
    this.#base = base;
    this.#changes = changes;
  }

  get(key: K): V | undefined {
    const changed = this.#changes.size === 0 ? undefined : this.#changes.get(key);
    return changed === undefined ? this.#base.get(key) : (changed ?? undefined);
  }

  /** Another map with these entries in the place of its own; null takes one away. */
  with(entries: ReadonlyMap<K, V | null>): LayeredMap<K, V> {
    const changes = new Map([...this.#changes, ...entries]);
    if (changes.size <= mostChanges) return new LayeredMap(this.#base, changes);
    const base = new Map(this.#base);
    for (const [key, value] of changes) {
      if (value === null) base.delete(key);
      else base.set(key, value);
    }
    return new LayeredMap(base);
  }
}
