// What the pane asks Office itself: is this Excel, new enough, in which language, light or dark. Reads and writes no workbook.
import type { Language } from "../../policy/wording/entry.ts";

export type Surroundings =
  | { readonly kind: "excel"; readonly language: Language; readonly isDark: boolean; readonly keepsUndo: boolean }
  | { readonly kind: "too-old" | "elsewhere" | "offline"; readonly language: Language };

/** How long Office may take to answer before the pane says that it stands alone. */
const officeMs = 10_000;

const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith("zh") ? "zh" : "en");

/** Waits for Office; never rejects. */
export async function surroundings(): Promise<Surroundings> {
  const browser = languageOf(navigator.language);
  // The script of office.js stands in the page; without a network it defines nothing.
  if (!("Office" in globalThis)) return { kind: "offline", language: browser };
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), officeMs));
  const info = await Promise.race([Office.onReady(), late]);
  if (info?.host !== Office.HostType.Excel) return { kind: "elsewhere", language: browser };
  const { requirements, displayLanguage, officeTheme } = Office.context;
  const language = languageOf(displayLanguage);
  if (!requirements.isSetSupported("ExcelApi", "1.14")) return { kind: "too-old", language };
  return {
    kind: "excel",
    language,
    isDark: isDark(officeTheme?.bodyBackgroundColor),
    keepsUndo: requirements.isSetSupported("ExcelApi", "1.19"),
  };
}

/** Whether Office's background colour, `#1F1F1F`, is a dark one. */
function isDark(background: string | undefined): boolean {
  const channels = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(background ?? "")?.slice(1) ?? [];
  return channels.length === 3 && channels.reduce((sum, channel) => sum + Number.parseInt(channel, 16), 0) < 3 * 110;
}
