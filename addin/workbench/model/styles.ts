// The cell styles of a book: what a style index means, and a new index for a changed style. Never alters an existing style.

export interface Style {
  /** Excel's invariant notation: `General`, `@`, `yyyy/m/d`. */
  readonly numberFormat: string;
  /** `#RRGGBB` of a solid fill, or null. */
  readonly fill: string | null;
  readonly fontName: string;
  readonly fontSize: number;
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly locked: boolean;
  readonly border: boolean;
  /** The style of the file this one was derived from, whose unmodelled features it keeps; null for one of our own. */
  readonly base: number | null;
}

export const PLAIN_STYLE: Style = {
  numberFormat: "General",
  fill: null,
  fontName: "等线",
  fontSize: 11,
  fontColor: "#000000",
  bold: false,
  italic: false,
  horizontal: "General",
  vertical: "Bottom",
  wrap: false,
  locked: true,
  border: false,
  base: null,
};

export class Styles {
  readonly #list: Style[];
  readonly #known = new Map<string, number>();

  /** `fromFile` in the order of the file's `cellXfs`; an empty list gives the plain style alone. */
  constructor(fromFile: readonly Style[] = []) {
    this.#list = fromFile.length > 0 ? [...fromFile] : [PLAIN_STYLE];
  }

  get list(): readonly Style[] {
    return this.#list;
  }

  at(index: number): Style {
    return this.#list[index] ?? this.#list[0] ?? PLAIN_STYLE;
  }

  /** The index of style `index` with `change` made to it. */
  changed(index: number, change: Partial<Omit<Style, "base">>): number {
    const from = this.at(index);
    const style: Style = { ...from, ...change };
    const same = Object.entries(change).every(([name, value]) =>
      Object.entries(from).some(([k, v]) => k === name && v === value),
    );
    if (same) return index;
    const key = JSON.stringify(style);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#list.push(style);
    this.#known.set(key, this.#list.length - 1);
    return this.#list.length - 1;
  }
}
