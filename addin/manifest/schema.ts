// What may stand where in an Excel task pane manifest, as tables: order, number, attributes and texts of the elements, from
// Microsoft's [MS-OWEMXML] and learn.microsoft.com/javascript/api/manifest. Holds only the elements an Excel add-in may use.

/** `once` exactly one, `optional` at most one, `some` at least one, `many` any number. */
type Occurrence = "once" | "optional" | "some" | "many";

interface ChildRule {
  readonly element: string;
  readonly type: string;
  readonly occurs: Occurrence;
}

export interface ElementType {
  /** A sequence: the order is part of the rule. */
  readonly children?: readonly ChildRule[];
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly optionalAttributes?: Readonly<Record<string, RegExp>>;
  /** What the text between the tags must look like; none allowed where absent. */
  readonly text?: RegExp;
}

const child = (element: string, type: string, occurs: Occurrence = "once"): ChildRule => ({ element, type, occurs });

const limited = (length: number): RegExp => new RegExp(`^(?=.*\\S).{1,${length}}$`, "su");

/** Lengths the documentation gives: ids of resources 32, short texts 125, long ones 250, addresses 2,048 characters. */
const resourceId = /^[A-Za-z][\w.-]{0,31}$/;
const anyId = limited(125);
const shortText = limited(125);
const longText = limited(250);
const address = /^https:\/\/(?=.{1,2040}$)[^\s/?#]+(?:[/?#]\S*)?$/;
const localeName = /^[a-z]{2,3}(?:-[A-Za-z]{4})?-[A-Z]{2}$/;
const setVersion = /^\d+\.\d+(?:\.\d+)?$/;

const resource: ElementType = { attributes: { resid: resourceId } };

/** A setting with a value a language: `DefaultValue` and its overrides. */
const localised = (value: RegExp, override: string, overrideType: string): ElementType => ({
  children: [child(override, overrideType, "many")],
  attributes: { DefaultValue: value },
});

const override = (value: RegExp): ElementType => ({ attributes: { Locale: localeName, Value: value } });

const resourceOf = (value: RegExp, overrideType: string): ElementType => ({
  ...localised(value, "bt:Override", overrideType),
  attributes: { id: resourceId, DefaultValue: value },
});

export const MANIFEST_NAMESPACES: Readonly<Record<string, string>> = {
  OfficeApp: "http://schemas.microsoft.com/office/appforoffice/1.1",
  VersionOverrides: "http://schemas.microsoft.com/office/taskpaneappversionoverrides",
  "xmlns:bt": "http://schemas.microsoft.com/office/officeappbasictypes/1.0",
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
};

const base: Readonly<Record<string, ElementType>> = {
  OfficeApp: {
    attributes: { "xsi:type": /^TaskPaneApp$/ },
    children: [
      child("Id", "Id"),
      child("AlternateId", "ShortText", "optional"),
      child("Version", "Version"),
      child("ProviderName", "ShortText"),
      child("DefaultLocale", "Locale"),
      child("DisplayName", "ShortSetting"),
      child("Description", "LongSetting"),
      child("IconUrl", "AddressSetting", "optional"),
      child("HighResolutionIconUrl", "AddressSetting", "optional"),
      child("SupportUrl", "AddressSetting", "optional"),
      child("AppDomains", "AppDomains", "optional"),
      child("Hosts", "BaseHosts"),
      child("Requirements", "Requirements", "optional"),
      child("DefaultSettings", "DefaultSettings"),
      child("Permissions", "Permissions"),
      child("VersionOverrides", "VersionOverrides", "optional"),
    ],
  },
  Id: { text: /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i },
  Version: { text: /^\d{1,5}(?:\.\d{1,5}){1,3}$/ },
  ShortText: { text: shortText },
  Locale: { text: localeName },
  ShortSetting: localised(shortText, "Override", "ShortOverride"),
  LongSetting: localised(longText, "Override", "LongOverride"),
  AddressSetting: localised(address, "Override", "AddressOverride"),
  ShortOverride: override(shortText),
  LongOverride: override(longText),
  AddressOverride: override(address),
  AppDomains: { children: [child("AppDomain", "AppDomain", "some")] },
  AppDomain: { text: address },
  BaseHosts: { children: [child("Host", "BaseHost", "some")] },
  BaseHost: { attributes: { Name: /^Workbook$/ } },
  Requirements: { children: [child("Sets", "Sets", "optional"), child("Methods", "Methods", "optional")] },
  Sets: { children: [child("Set", "Set", "some")], optionalAttributes: { DefaultMinVersion: setVersion } },
  Set: { attributes: { Name: /^[A-Za-z]+$/ }, optionalAttributes: { MinVersion: setVersion } },
  Methods: { children: [child("Method", "Method", "some")] },
  Method: { attributes: { Name: /^[A-Za-z.]+$/ } },
  DefaultSettings: { children: [child("SourceLocation", "AddressSetting")] },
  Permissions: { text: /^(?:Restricted|ReadDocument|ReadAllDocument|WriteDocument|ReadWriteDocument)$/ },
};

const overrides: Readonly<Record<string, ElementType>> = {
  VersionOverrides: {
    attributes: { "xsi:type": /^VersionOverridesV1_0$/ },
    children: [
      child("Description", "Resource", "optional"),
      child("Requirements", "OverrideRequirements", "optional"),
      child("Hosts", "Hosts"),
      child("Resources", "Resources"),
    ],
  },
  OverrideRequirements: { children: [child("bt:Sets", "OverrideSets", "optional")] },
  OverrideSets: { children: [child("bt:Set", "Set", "some")], optionalAttributes: { DefaultMinVersion: setVersion } },
  Hosts: { children: [child("Host", "Host", "some")] },
  Host: {
    attributes: { "xsi:type": /^Workbook$/ },
    children: [child("Runtimes", "Runtimes", "optional"), child("DesktopFormFactor", "DesktopFormFactor")],
  },
  Runtimes: { children: [child("Runtime", "Runtime", "some")] },
  Runtime: { attributes: { resid: resourceId }, optionalAttributes: { lifetime: /^(?:long|short)$/ } },
  DesktopFormFactor: {
    children: [
      child("GetStarted", "GetStarted", "optional"),
      child("FunctionFile", "Resource", "optional"),
      child("ExtensionPoint", "ExtensionPoint", "some"),
    ],
  },
  GetStarted: { children: [child("Title", "Resource"), child("Description", "Resource"), child("LearnMoreUrl", "Resource")] },
  Resource: resource,
  ExtensionPoint: {
    attributes: { "xsi:type": /^PrimaryCommandSurface$/ },
    children: [child("OfficeTab", "OfficeTab", "some")],
  },
  OfficeTab: { attributes: { id: /^Tab\w+$/ }, children: [child("Group", "Group", "some")] },
  Group: {
    attributes: { id: anyId },
    children: [child("Label", "Resource"), child("Icon", "Icon"), child("Control", "Control", "some")],
  },
  Icon: { children: [child("bt:Image", "IconImage", "some")] },
  IconImage: { attributes: { size: /^(?:16|20|24|32|40|48|64|80)$/, resid: resourceId } },
  Control: {
    attributes: { "xsi:type": /^Button$/, id: anyId },
    children: [
      child("Label", "Resource"),
      child("ToolTip", "Resource", "optional"),
      child("Supertip", "Supertip"),
      child("Icon", "Icon"),
      child("Action", "Action"),
      child("Enabled", "Boolean", "optional"),
    ],
  },
  Boolean: { text: /^(?:true|false)$/ },
  Supertip: { children: [child("Title", "Resource"), child("Description", "Resource")] },
  Action: {
    attributes: { "xsi:type": /^(?:ExecuteFunction|ShowTaskpane)$/ },
    children: [
      child("TaskpaneId", "ShortText", "optional"),
      child("FunctionName", "FunctionName", "optional"),
      child("SourceLocation", "Resource", "optional"),
    ],
  },
  FunctionName: { text: /^[A-Za-z_$][\w$.]{0,124}$/ },
  Resources: {
    children: [
      child("bt:Images", "Images", "optional"),
      child("bt:Urls", "Urls", "optional"),
      child("bt:ShortStrings", "ShortStrings", "optional"),
      child("bt:LongStrings", "LongStrings", "optional"),
    ],
  },
  Images: { children: [child("bt:Image", "AddressResource", "some")] },
  Urls: { children: [child("bt:Url", "AddressResource", "some")] },
  ShortStrings: { children: [child("bt:String", "ShortResource", "some")] },
  LongStrings: { children: [child("bt:String", "LongResource", "some")] },
  AddressResource: resourceOf(address, "AddressOverride"),
  ShortResource: resourceOf(shortText, "ShortOverride"),
  LongResource: resourceOf(longText, "LongOverride"),
};

export const ELEMENT_TYPES: Readonly<Record<string, ElementType>> = { ...base, ...overrides };
