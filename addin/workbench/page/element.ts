// Makes elements: the few lines the page would otherwise repeat. Holds no state.

export interface ButtonOptions {
  readonly label: string;
  readonly onPress: () => void;
  readonly icon?: SVGElement | HTMLElement;
  readonly title?: string;
}

export function button({ label, onPress, icon, title }: ButtonOptions): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  if (icon !== undefined) {
    icon.setAttribute("aria-hidden", "true");
    element.append(icon);
  }
  const text = document.createElement("span");
  text.textContent = label;
  element.append(text);
  if (title !== undefined) element.title = title;
  element.addEventListener("click", onPress);
  return element;
}

/** The element with an id that index.html is known to have. */
export function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`index.html has no element #${id}`);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A line drawing of 20 by 20 from the `d` of its path. */
export function lineIcon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("d", path);
  svg.append(drawn);
  return svg;
}
