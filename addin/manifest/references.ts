// What a manifest's parts say of each other: resources by id, one shared runtime, one host, one origin, both languages.
// The shape of the elements is structure.ts's business.
import type { ManifestFault, ManifestFaultCode } from "./fault.ts";
import { descend, type Located, located } from "./nodes.ts";
import type { XmlNode } from "./xml.ts";

/** Which collection of resources each element that refers to one takes it from. */
const KIND: Readonly<Record<string, string>> = {
  "bt:Image": "bt:Images",
  Runtime: "bt:Urls",
  FunctionFile: "bt:Urls",
  SourceLocation: "bt:Urls",
  LearnMoreUrl: "bt:Urls",
  Label: "bt:ShortStrings",
  Title: "bt:ShortStrings",
  ToolTip: "bt:LongStrings",
  Description: "bt:LongStrings",
};

/** What the add-in needs of Excel at least: Excel 2021. */
const REQUIRED_SETS: readonly (readonly [name: string, least: string])[] = [
  ["ExcelApi", "1.14"],
  ["SharedRuntime", "1.1"],
];

const REQUIRED_ICON_SIZES = ["16", "32", "80"];

/** Excel shows six controls of an add-in's group on a tab of its own at most. */
const MOST_CONTROLS = 6;

export const MANIFEST_LOCALES = { default: "zh-CN", override: "en-US" } as const;

export function referenceFaults(root: XmlNode): readonly ManifestFault[] {
  const all = located(root);
  return [
    ...repeatedIds(all),
    ...resourceFaults(all),
    ...localeFaults(root, all),
    ...iconFaults(all),
    ...actionFaults(all),
    ...runtimeFaults(all),
    ...requirementFaults(root),
    ...hostFaults(root),
    ...originFaults(all),
  ];
}

function fault(code: ManifestFaultCode, { path, node }: Located, attribute = ""): ManifestFault {
  return { code, at: attribute === "" ? path : `${path}/@${attribute}`, line: node.line };
}

function repeatedIds(all: readonly Located[]): readonly ManifestFault[] {
  const seen = new Set<string>();
  return all.flatMap((one) => {
    const id = one.node.attributes.get("id");
    if (id === undefined) return [];
    const repeated = seen.has(id);
    seen.add(id);
    return repeated ? [fault("id.repeated", one, "id")] : [];
  });
}

function resourceFaults(all: readonly Located[]): readonly ManifestFault[] {
  const resources = all.filter(({ parent, node }) => Object.values(KIND).includes(parent) && node.attributes.has("id"));
  const kindOf = new Map(resources.map(({ node, parent }) => [node.attributes.get("id") ?? "", parent]));
  const references = all.filter(({ node }) => node.attributes.has("resid"));
  const used = new Set(references.map(({ node }) => node.attributes.get("resid")));
  return [
    ...references.flatMap((one) => {
      const kind = kindOf.get(one.node.attributes.get("resid") ?? "");
      if (kind === undefined) return [fault("resource.missing", one, "resid")];
      return kind === KIND[one.node.name] ? [] : [fault("resource.kind", one, "resid")];
    }),
    ...resources.filter(({ node }) => !used.has(node.attributes.get("id"))).map((one) => fault("resource.unused", one, "id")),
  ];
}

/** Every text a person reads is there in both languages. */
function localeFaults(root: XmlNode, all: readonly Located[]): readonly ManifestFault[] {
  const faults: ManifestFault[] = [];
  const language = descend(root, "DefaultLocale");
  if (language !== undefined && language.text !== MANIFEST_LOCALES.default) {
    faults.push({ code: "locale.missing", at: "OfficeApp/DefaultLocale", line: language.line });
  }
  const isText = ({ node, parent }: Located): boolean =>
    node.name === "bt:String" || (parent === "OfficeApp" && (node.name === "DisplayName" || node.name === "Description"));
  for (const one of all.filter(({ node }) => node.attributes.has("DefaultValue"))) {
    const locales = one.node.children.map(({ attributes }) => attributes.get("Locale") ?? "");
    const repeated = new Set(locales).size < locales.length || locales.includes(MANIFEST_LOCALES.default);
    if (repeated) faults.push(fault("locale.repeated", one));
    if (isText(one) && !locales.includes(MANIFEST_LOCALES.override)) faults.push(fault("locale.missing", one));
  }
  return faults;
}

function iconFaults(all: readonly Located[]): readonly ManifestFault[] {
  return all
    .filter(({ node }) => node.name === "Icon")
    .flatMap((one) => {
      const sizes = one.node.children.map(({ attributes }) => attributes.get("size") ?? "");
      const complete = REQUIRED_ICON_SIZES.every((size) => sizes.includes(size));
      return complete && new Set(sizes).size === sizes.length ? [] : [fault("icon.size", one)];
    });
}

function actionFaults(all: readonly Located[]): readonly ManifestFault[] {
  const incomplete = all.filter(({ node }) => {
    if (node.name !== "Action") return false;
    const has = (name: string): boolean => descend(node, name) !== undefined;
    const runs = node.attributes.get("xsi:type") === "ExecuteFunction";
    return runs
      ? !has("FunctionName") || has("SourceLocation") || has("TaskpaneId")
      : !has("SourceLocation") || has("FunctionName");
  });
  const crowded = all.filter(
    ({ node }) => node.name === "Group" && node.children.filter(({ name }) => name === "Control").length > MOST_CONTROLS,
  );
  return [...incomplete.map((one) => fault("action.incomplete", one)), ...crowded.map((one) => fault("control.many", one))];
}

/** One long-lived runtime, whose page is also the function file and every pane of the ribbon. */
function runtimeFaults(all: readonly Located[]): readonly ManifestFault[] {
  const runtimes = all.filter(({ node }) => node.name === "Runtime");
  const page = runtimes[0]?.node.attributes.get("resid");
  const pages = all.filter(
    ({ node }) => node.attributes.has("resid") && ["FunctionFile", "SourceLocation"].includes(node.name),
  );
  const shared = runtimes.filter(({ node }) => node.attributes.get("lifetime") === "long");
  const others = pages.filter(({ node }) => node.attributes.get("resid") !== page);
  const functionFiles = pages.filter(({ node }) => node.name === "FunctionFile");
  const form = all.find(({ node }) => node.name === "DesktopFormFactor");
  return [
    ...runtimes.filter((one) => !shared.includes(one)).map((one) => fault("runtime.not-shared", one, "lifetime")),
    ...others.map((one) => fault("runtime.not-shared", one, "resid")),
    ...(form !== undefined && (runtimes.length !== 1 || functionFiles.length === 0) ? [fault("runtime.not-shared", form)] : []),
  ];
}

function requirementFaults(root: XmlNode): readonly ManifestFault[] {
  const sets = descend(root, "Requirements", "Sets");
  const least = sets?.attributes.get("DefaultMinVersion") ?? "1.1";
  return REQUIRED_SETS.flatMap(([name, version]) => {
    const set = sets?.children.find(({ attributes }) => attributes.get("Name") === name);
    const asked = set === undefined ? undefined : (set.attributes.get("MinVersion") ?? least);
    return asked === version
      ? []
      : [{ code: "requirement.missing", at: `OfficeApp/Requirements/Sets/${name}`, line: (sets ?? root).line }];
  });
}

const HOST_TYPES: Readonly<Record<string, string>> = { Workbook: "Workbook" };

function hostFaults(root: XmlNode): readonly ManifestFault[] {
  const named = descend(root, "Hosts")?.children.map(({ attributes }) => HOST_TYPES[attributes.get("Name") ?? ""]) ?? [];
  const hosts = descend(root, "VersionOverrides", "Hosts");
  const types = hosts?.children.map(({ attributes }) => attributes.get("xsi:type")) ?? [];
  const match =
    types.every((type) => named.includes(type)) && new Set(types).size === types.length && new Set(named).size === named.length;
  return match ? [] : [{ code: "host.mismatch", at: "OfficeApp/VersionOverrides/Hosts", line: (hosts ?? root).line }];
}

/** A manifest is built for one address; two mean that it was edited by hand and half forgotten. */
function originFaults(all: readonly Located[]): readonly ManifestFault[] {
  const addresses = all.flatMap((one) =>
    ["DefaultValue", "Value"].flatMap((name) => {
      const value = one.node.attributes.get(name) ?? "";
      return /^https?:\/\//.test(value) && URL.canParse(value) ? [{ one, name, origin: new URL(value).origin }] : [];
    }),
  );
  const [first] = addresses;
  return addresses.filter(({ origin }) => origin !== first?.origin).map(({ one, name }) => fault("origin.mixed", one, name));
}
