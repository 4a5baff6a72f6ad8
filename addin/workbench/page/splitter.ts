// The line between grid and pane: dragged, or moved with the arrow keys. Sets one width and nothing else.

const LEAST = 300;
const MOST = 640;
const STEP = 20;

export function makeSplitter(element: HTMLElement, label: string, initial: number, onWidth: (pixels: number) => void): void {
  let width = initial;
  const set = (pixels: number): void => {
    width = Math.round(Math.min(MOST, Math.max(LEAST, pixels)));
    element.setAttribute("aria-valuenow", String(width));
    onWidth(width);
  };
  element.tabIndex = 0;
  element.setAttribute("role", "separator");
  element.setAttribute("aria-orientation", "vertical");
  element.setAttribute("aria-label", label);
  element.setAttribute("aria-valuemin", String(LEAST));
  element.setAttribute("aria-valuemax", String(MOST));
  element.onkeydown = (event) => {
    if (event.key === "ArrowLeft") set(width + STEP);
    if (event.key === "ArrowRight") set(width - STEP);
  };
  element.onpointerdown = (event) => {
    element.setPointerCapture(event.pointerId);
    element.onpointermove = ({ clientX }) => set(document.documentElement.clientWidth - clientX);
  };
  element.onpointerup = () => {
    element.onpointermove = null;
  };
  set(initial);
}
