// Ways to break the manifest, each with its name and what the offline check must say of it.
import type { ManifestFaultCode } from "../../addin/manifest/fault.ts";

export interface Mutation {
  readonly name: string;
  readonly code: ManifestFaultCode;
  readonly mutate: (xml: string) => string;
}

type Replacement = string | ((...match: string[]) => string);

const swap = (name: string, code: ManifestFaultCode, from: string | RegExp, to: Replacement): Mutation => ({
  name,
  code,
  mutate: (xml) => (typeof to === "string" ? xml.replace(from, () => to) : xml.replace(from, to)),
});

const drop = (name: string, code: ManifestFaultCode, what: string | RegExp): Mutation => swap(name, code, what, "");

const twice = (name: string, code: ManifestFaultCode, what: RegExp): Mutation =>
  swap(name, code, what, (found) => `${found}${found}`);

const element = (name: string): RegExp => new RegExp(`<${name}[\\s>][\\s\\S]*?</${name}>`);

const wellFormedness: readonly Mutation[] = [
  drop("the document element is not closed", "xml.malformed", "</OfficeApp>"),
  swap("an element is closed by another's name", "xml.malformed", "</Id>", "</ID>"),
  swap("an ampersand stands bare", "xml.malformed", "Studio Rounds</ProviderName>", "Studio & Rounds</ProviderName>"),
  swap("an attribute has no quotes", "xml.malformed", 'lifetime="long"', "lifetime=long"),
  swap("an attribute is given twice", "xml.malformed", 'lifetime="long"', 'lifetime="long" lifetime="long"'),
  swap("text follows the document element", "xml.malformed", "</OfficeApp>", "</OfficeApp>end"),
  swap("a document type is declared", "xml.malformed", "<OfficeApp", "<!DOCTYPE OfficeApp><OfficeApp"),
  { name: "the file is empty", code: "xml.malformed", mutate: () => "" },
];

const shape: readonly Mutation[] = [
  swap("the document element is another", "element.unknown", /OfficeApp/g, "OfficeAddin"),
  swap("the schema is version 1.0", "namespace.wrong", "appforoffice/1.1", "appforoffice/1.0"),
  swap("the overrides' namespace is Outlook's", "namespace.wrong", "taskpaneappversionoverrides", "mailappversionoverrides"),
  drop("the basic types' prefix is not declared", "namespace.wrong", /xmlns:bt="[^"]*"/),
  swap("the add-in is a content add-in", "attribute.invalid", 'xsi:type="TaskPaneApp"', 'xsi:type="ContentApp"'),
  swap("the overrides are version 1.1", "attribute.invalid", "VersionOverridesV1_0", "VersionOverridesV1_1"),
  drop("there is no id", "element.missing", element("Id")),
  swap("the id is no GUID", "text.invalid", /<Id>[^<]*/, "<Id>studio-rounds"),
  swap("the version is a word", "text.invalid", "<Version>0.1.0.0", "<Version>first"),
  swap("the version has five parts", "text.invalid", "<Version>0.1.0.0", "<Version>0.1.0.0.0"),
  drop("there is no provider", "element.missing", element("ProviderName")),
  swap("the provider's name is blank", "text.invalid", "Studio Rounds", " "),
  swap("the provider's name has 126 characters", "text.invalid", "Studio Rounds", "名".repeat(126)),
  swap(
    "the version stands before the id",
    "element.order",
    /(<Id>.*<\/Id>)(\s*)(<Version>.*<\/Version>)/,
    (_, id = "", gap = "", version = "") => `${version}${gap}${id}`,
  ),
  swap(
    "the requirements stand before the hosts",
    "element.order",
    /(<Hosts>[\s\S]*?<\/Hosts>)(\s*)(<Requirements>[\s\S]*?<\/Requirements>)/,
    (_, hosts = "", gap = "", requirements = "") => `${requirements}${gap}${hosts}`,
  ),
  swap(
    "the permissions stand before the default settings",
    "element.order",
    /(<DefaultSettings>[\s\S]*?<\/DefaultSettings>)(\s*)(<Permissions>.*<\/Permissions>)/,
    (_, settings = "", gap = "", permissions = "") => `${permissions}${gap}${settings}`,
  ),
  twice("the permissions are given twice", "element.repeated", element("Permissions")),
  swap("the permission is none of Office's", "text.invalid", "ReadWriteDocument", "ReadWriteWorkbook"),
  swap("the host is a document", "attribute.invalid", 'Name="Workbook"', 'Name="Document"'),
  drop("there is no host", "element.missing", '<Host Name="Workbook" />'),
  drop("there is no default page", "element.missing", element("DefaultSettings")),
  swap("the page is not https", "attribute.invalid", 'SourceLocation DefaultValue="https', 'SourceLocation DefaultValue="http'),
  swap(
    "an icon's address is relative",
    "attribute.invalid",
    /IconUrl DefaultValue="[^"]*"/,
    'IconUrl DefaultValue="/icons/check-32.png"',
  ),
  swap("an address has over 2,048 characters", "attribute.invalid", "/taskpane.html", `/${"a".repeat(2048)}`),
  swap(
    "the description has over 250 characters",
    "attribute.invalid",
    /<Description DefaultValue="[^"]*"/,
    `<Description DefaultValue="${"述".repeat(251)}"`,
  ),
  swap("the display name is empty", "attribute.invalid", /DisplayName DefaultValue="[^"]*"/, 'DisplayName DefaultValue=""'),
  drop("the display name has no value", "attribute.missing", / DefaultValue="首席技师工作室"/),
  swap("a requirement's version is a word", "attribute.invalid", 'MinVersion="1.14"', 'MinVersion="latest"'),
  swap("an element is misspelt", "element.unknown", /DesktopFormFactor/g, "DesktopFormfactor"),
  swap("an element of Outlook's stands in a group", "element.unknown", "<Label", "<MobileButton /><Label"),
  swap("an attribute is misspelt", "attribute.unknown", 'lifetime="long"', 'lifeTime="long"'),
  drop("the runtimes are missing their page", "attribute.missing", / resid="Pane.Url"/),
  swap(
    "the runtimes follow the form factor",
    "element.order",
    /(<Runtimes>[\s\S]*?<\/Runtimes>)(\s*)(<DesktopFormFactor>[\s\S]*?<\/DesktopFormFactor>)/,
    (_, runtimes = "", gap = "", form = "") => `${form}${gap}${runtimes}`,
  ),
  swap(
    "the function file follows the commands",
    "element.order",
    /(<FunctionFile .*\/>)(\s*)(<ExtensionPoint[\s\S]*?<\/ExtensionPoint>)/,
    (_, file = "", gap = "", point = "") => `${point}${gap}${file}`,
  ),
  drop("the group has no icon", "element.missing", element("Icon")),
  drop("a button has no tip", "element.missing", element("Supertip")),
  drop("a tip has no title", "element.missing", /<Title [^>]*>/),
  drop("a button does nothing", "element.missing", element("Action")),
  twice("a button does two things", "element.repeated", element("Action")),
  swap("a control is a menu", "attribute.invalid", 'Control xsi:type="Button"', 'Control xsi:type="Menu"'),
  swap("a button opens a dialog", "attribute.invalid", '"ExecuteFunction"', '"ShowDialog"'),
  swap("a function's name has a space", "text.invalid", "runCheck", "run check"),
  swap("an icon has a size of its own", "attribute.invalid", 'size="80"', 'size="96"'),
  drop("the group has no buttons", "element.missing", /<Control [\s\S]*<\/Control>/),
  swap("the tab is the add-in's own", "element.unknown", /OfficeTab/g, "CustomTab"),
  swap("the tab's id is none of Excel's", "attribute.invalid", '"TabHome"', '"Home"'),
  swap("text stands between elements", "text.invalid", "<Runtimes>", "<Runtimes>shared"),
  drop("there are no resources", "element.missing", element("Resources")),
  swap(
    "the texts stand before the addresses",
    "element.order",
    /(<bt:Urls>[\s\S]*?<\/bt:Urls>)(\s*)(<bt:ShortStrings>[\s\S]*?<\/bt:ShortStrings>)/,
    (_, urls = "", gap = "", strings = "") => `${strings}${gap}${urls}`,
  ),
  swap("a resource's id has 33 characters", "attribute.invalid", /Check\.Label/g, "C".repeat(33)),
  swap("a short text has 126 characters", "attribute.invalid", /"一键校验"/, `"${"验".repeat(126)}"`),
  swap("a locale is no language tag", "attribute.invalid", 'Locale="en-US"', 'Locale="english"'),
  swap("the resources lack their prefix", "element.unknown", /bt:Url /, "Url "),
];

const consistency: readonly Mutation[] = [
  swap("two buttons share an id", "id.repeated", '"StudioRounds.Sync"', '"StudioRounds.Check"'),
  swap("two resources share an id", "id.repeated", 'bt:String id="Sync.Label"', 'bt:String id="Check.Label"'),
  swap("a label refers to nothing", "resource.missing", 'Label resid="Sync.Label"', 'Label resid="Sync.Name"'),
  swap("an icon refers to a text", "resource.kind", 'size="16" resid="Icon.check.16"', 'size="16" resid="Check.Label"'),
  swap("a title is a long text", "resource.kind", 'Title resid="Check.Label"', 'Title resid="Check.Tip"'),
  swap(
    "a text is used nowhere",
    "resource.unused",
    "</bt:LongStrings>",
    '<bt:String id="Old.Tip" DefaultValue="旧"><bt:Override Locale="en-US" Value="Old" /></bt:String></bt:LongStrings>',
  ),
  drop("the display name has no English", "locale.missing", /<Override Locale="en-US" Value="Chief[^>]*>/),
  drop("a button's label has no English", "locale.missing", /<bt:Override Locale="en-US" Value="Check" \/>/),
  swap("the default language is English", "locale.missing", "<DefaultLocale>zh-CN", "<DefaultLocale>en-US"),
  twice("a text has two English versions", "locale.repeated", /<bt:Override Locale="en-US" Value="Sync" \/>/),
  swap(
    "a text overrides the default language",
    "locale.repeated",
    '<bt:Override Locale="en-US" Value="Sync" />',
    '<bt:Override Locale="en-US" Value="Sync" /><bt:Override Locale="zh-CN" Value="同步" />',
  ),
  drop("a button has no 32-pixel icon", "icon.size", /<bt:Image size="32"[^>]*>/),
  swap(
    "an icon has the same size twice",
    "icon.size",
    '<bt:Image size="80"',
    '<bt:Image size="16" resid="Icon.check.16" /><bt:Image size="80"',
  ),
  drop("a button's function has no name", "action.incomplete", /<FunctionName>runCheck<\/FunctionName>/),
  swap(
    "a function also names a page",
    "action.incomplete",
    "<FunctionName>runCheck</FunctionName>",
    '<FunctionName>runCheck</FunctionName><SourceLocation resid="Pane.Url" />',
  ),
  swap("a pane is shown by a function's name", "action.incomplete", '"ExecuteFunction"', '"ShowTaskpane"'),
  swap("the runtime is short-lived", "runtime.not-shared", 'lifetime="long"', 'lifetime="short"'),
  drop("the runtime does not say that it is long-lived", "runtime.not-shared", ' lifetime="long"'),
  drop("there is no shared runtime", "runtime.not-shared", element("Runtimes")),
  drop("there is no function file", "runtime.not-shared", /<FunctionFile [^>]*>/),
  swap(
    "the functions live in another page",
    "runtime.not-shared",
    'FunctionFile resid="Pane.Url"',
    'FunctionFile resid="Check.Label"',
  ),
  swap("the add-in asks for a newer Excel than 2021", "requirement.missing", '"1.14"', '"1.16"'),
  drop("the add-in asks for no version of Excel", "requirement.missing", /<Set Name="ExcelApi"[^>]*>/),
  drop("the shared runtime is not required", "requirement.missing", /<Set Name="SharedRuntime"[^>]*>/),
  swap("a host is described twice", "host.mismatch", /<Host xsi[\s\S]*?<\/Host>/, (host) =>
    host.concat(host.replaceAll("StudioRounds.", "Again.")),
  ),
  swap(
    "one address is of another server",
    "origin.mixed",
    "https://localhost:8788/icons/sync-80.png",
    "https://example.org/icons/sync-80.png",
  ),
  swap("the group has seven buttons", "control.many", /<Control [\s\S]*?<\/Control>/, (control) =>
    [1, 2, 3, 4, 5].map((i) => control.replace("StudioRounds.Check", `StudioRounds.Check${i}`)).join(""),
  ),
];

export const mutations: readonly Mutation[] = [...wellFormedness, ...shape, ...consistency];
