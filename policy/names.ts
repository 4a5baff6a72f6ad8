// Names as they are compared: folded to one form, and the studio's own name as article 7(2) composes it.
// Compares only what is written; whether two differently written names are the same firm is likeness.ts's business.

/** Middle dots of transliterated names, as keyboards and databases write them after NFKC, with white space and zero-width spaces. */
const spacesAndDots = /[\s\u200b\u2060·•‧∙⋅・᛫]/g;
const spaces = /[\s\u200b\u2060]/g;

/** A character that folding leaves alone: printable ASCII, the common ideographs, Chinese quotation marks and stops. */
const isPlain = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x21 && code <= 0x7e) || "“”《》、。".includes(String.fromCharCode(code));

const [firstFullWidth, lastFullWidth, fromFullWidth] = [0xff01, 0xff5e, 0xfee0];

/**
 * NFKC of text that has only plain characters and full-width ASCII, as nearly all names have; null for any other. Names are folded
 * by the ten thousand, and this is several times faster than normalizing.
 */
function narrowed(text: string): string | null {
  let narrow = "";
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isPlain(code)) continue;
    if (code < firstFullWidth || code > lastFullWidth) return null;
    narrow += text.slice(copied, at) + String.fromCharCode(code - fromFullWidth);
    copied = at + 1;
  }
  return copied === 0 ? text : narrow + text.slice(copied);
}

/** How names of hosts, studios and people are compared: NFKC, white space and middle dots dropped. */
export function foldName(text: string): string {
  return narrowed(text) ?? text.normalize("NFKC").replace(spacesAndDots, "");
}

/** How a studio's name is compared with article 7(2)'s pattern: NFKC, white space dropped. */
export function foldWidth(text: string): string {
  return narrowed(text) ?? text.normalize("NFKC").replace(spaces, "");
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
