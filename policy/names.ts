// Names as they are compared: folded to one form, and the studio's own name as article 7(2) composes it.
// Compares only what is written; whether two differently written names are the same firm is likeness.ts's business.

/** Middle dots of transliterated names, as keyboards and databases write them after NFKC, with white space and zero-width spaces. */
const spacesAndDots = /[\s\u200b\u2060·•‧∙⋅・᛫]/g;
const spaces = /[\s\u200b\u2060]/g;

/** Text that folding leaves alone: printable ASCII, Chinese quotation marks and stops, the common ideographs. */
const alreadyFolded = /^[!-~\u4e00-\u9fff“”《》、。]*$/;

/** How names of hosts, studios and people are compared: NFKC, white space and middle dots dropped. */
export function foldName(text: string): string {
  return alreadyFolded.test(text) ? text : text.normalize("NFKC").replace(spacesAndDots, "");
}

/** How a studio's name is compared with article 7(2)'s pattern: NFKC, white space dropped. */
export function foldWidth(text: string): string {
  return alreadyFolded.test(text) ? text : text.normalize("NFKC").replace(spaces, "");
}

const studioSuffix = "首席技师工作室";

/** Article 7(2): 企事业单位名称 + 首席技师姓名 + 职业工种名称 + 首席技师工作室. */
export function studioNameOf(host: string, lead: string, occupation: string): string {
  return `${host.trim()}${lead.trim()}${occupation.trim()}${studioSuffix}`;
}

/** A person's name in a public place: the first character, then one `*` for each other. */
export function maskName(name: string): string {
  const [first = "", ...rest] = [...name];
  return first + "*".repeat(rest.length);
}
