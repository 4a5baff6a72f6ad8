// Checks a manifest without Microsoft's online service: well-formed, of the documented shape, and consistent in itself.
// What only Microsoft's service knows (the store's own rules) it cannot say.
import type { ManifestFault } from "./fault.ts";
import { referenceFaults } from "./references.ts";
import { structureFaults } from "./structure.ts";
import { readXml, XmlError } from "./xml.ts";

/** Every fault of a manifest's text, in document order within each kind of rule; none when Excel should take it. */
export function checkManifest(xml: string): readonly ManifestFault[] {
  try {
    const root = readXml(xml);
    const faults = structureFaults(root);
    return root.name === "OfficeApp" ? [...faults, ...referenceFaults(root)] : faults;
  } catch (error) {
    if (error instanceof XmlError) return [{ code: "xml.malformed", at: error.message, line: error.line }];
    throw error;
  }
}
