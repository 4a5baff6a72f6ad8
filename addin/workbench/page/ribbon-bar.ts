// The ribbon: what a person needs of Excel's own, and the add-in's group exactly as the manifest describes it.
import type { Ribbon } from "../../manifest/ribbon.ts";
import { button, lineIcon } from "./element.ts";
import type { WorkbenchStrings } from "./strings.ts";

export interface RibbonActions {
  readonly open: () => void;
  readonly save: () => void;
  readonly sample: (name: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly sort: (ascending: boolean) => void;
  readonly insertRow: () => void;
  readonly deleteRow: () => void;
  readonly freeze: () => void;
  readonly press: (control: string, functionName: string) => void;
}

const ICONS = {
  open: "M2.5 15.5v-11h5l2 2h6v2M2.5 15.5l2.5-7h13l-2.5 7z",
  save: "M3.5 3.5h10l3 3v10h-13zM6.5 3.5v4h6v-4M6.5 16.5v-5h7v5",
  undo: "M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8",
  redo: "M13 4l3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H12",
  sortUp: "M5 16V4M2.5 6.5 5 4l2.500 2.500M11 5h3M11 10h4.500M11 15h6",
  sortDown: "M5 4v12M2.500 13.500 5 16l2.500-2.500M11 5h6M11 10h4.500M11 15h3",
  insertRow: "M3 4h14v4H3zM10 11v6M7 14h6",
  freeze: "M3 3.500h14v13H3zM3 8h14M8 3.500v13M3 5.800h14M5.500 3.500v13",
  deleteRow: "M3 4h14v4H3zM7.500 11.500l5 5M12.500 11.500l-5 5",
};

export function drawRibbon(root: HTMLElement, ribbon: Ribbon, texts: WorkbenchStrings, actions: RibbonActions): void {
  root.replaceChildren(fileGroup(texts, actions), editGroup(texts, actions), addinGroup(ribbon, actions));
}

/** Says whether undo and redo have something to do, without taking the focus away from them. */
export function showUndo(root: HTMLElement, canUndo: boolean, canRedo: boolean): void {
  root.querySelector('[data-action="undo"]')?.setAttribute("aria-disabled", String(!canUndo));
  root.querySelector('[data-action="redo"]')?.setAttribute("aria-disabled", String(!canRedo));
}

function group(label: string, ...content: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement("div");
  element.className = "ribbon-group";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  const row = document.createElement("div");
  row.className = "ribbon-buttons";
  row.append(...content);
  const caption = document.createElement("div");
  caption.className = "ribbon-caption";
  caption.setAttribute("aria-hidden", "true");
  caption.textContent = label;
  element.append(row, caption);
  return element;
}

function action(name: keyof typeof ICONS, label: string, onPress: () => void): HTMLButtonElement {
  const element = button({ label, title: label, onPress, icon: lineIcon(ICONS[name]) });
  element.dataset["action"] = name;
  return element;
}

function fileGroup(texts: WorkbenchStrings, actions: RibbonActions): HTMLElement {
  const label = document.createElement("label");
  label.className = "sample-choice";
  const select = document.createElement("select");
  for (const [name, text] of Object.entries(texts.samples)) select.add(new Option(text, name));
  select.addEventListener("change", () => actions.sample(select.value));
  label.append(texts.sample, select);
  return group(texts.file, action("open", texts.open, actions.open), action("save", texts.save, actions.save), label);
}

function editGroup(texts: WorkbenchStrings, actions: RibbonActions): HTMLElement {
  const element = group(
    texts.edit,
    action("undo", texts.undo, actions.undo),
    action("redo", texts.redo, actions.redo),
    action("sortUp", texts.sortUp, () => actions.sort(true)),
    action("sortDown", texts.sortDown, () => actions.sort(false)),
    action("insertRow", texts.insertRow, actions.insertRow),
    action("deleteRow", texts.deleteRow, actions.deleteRow),
    action("freeze", texts.freeze, actions.freeze),
  );
  element.classList.add("edit-group");
  return element;
}

function addinGroup({ label, buttons }: Ribbon, actions: RibbonActions): HTMLElement {
  const drawn = buttons.map(({ id, label: text, description, icon, functionName }) => {
    const image = document.createElement("img");
    // The same file, from where this page is served.
    image.src = new URL(icon).pathname;
    image.alt = "";
    const element = button({ label: text, title: description, icon: image, onPress: () => actions.press(id, functionName) });
    element.dataset["control"] = id;
    return element;
  });
  const element = group(label, ...drawn);
  element.classList.add("addin-group");
  return element;
}
