// The table of every type the simulated Excel offers.

import type { HostState } from "./host-state.ts";
import type { ObjectTypes } from "./object-type.ts";
import { commentCollectionType, commentType } from "./objects/comments.ts";
import {
  conditionalFormatCollectionType,
  conditionalFormatRuleType,
  conditionalFormatType,
  conditionalRangeFillType,
  conditionalRangeFontType,
  conditionalRangeFormatType,
  customConditionalFormatType,
} from "./objects/conditional-formats.ts";
import { customXmlPartCollectionType, customXmlPartScopedCollectionType, customXmlPartType } from "./objects/custom-xml.ts";
import { namedItemCollectionType, namedItemType } from "./objects/names.ts";
import { pageLayoutType } from "./objects/page-layout.ts";
import { workbookProtectionType, worksheetProtectionType } from "./objects/protection.ts";
import { rangeType } from "./objects/range.ts";
import { rangeAreasType, rangeCollectionType } from "./objects/range-areas.ts";
import {
  formatProtectionType,
  rangeBorderCollectionType,
  rangeBorderType,
  rangeFillType,
  rangeFontType,
  rangeFormatType,
  rangeSortType,
} from "./objects/range-format.ts";
import { settingCollectionType, settingType } from "./objects/settings.ts";
import { tableCollectionType, tableType } from "./objects/tables.ts";
import {
  addinInternalServiceType,
  applicationType,
  appRuntimeServiceType,
  functionResultType,
  functionsType,
  runtimeType,
  workbookType,
} from "./objects/workbook.ts";
import { freezePanesType, worksheetCollectionType, worksheetType } from "./objects/worksheets.ts";

export const objectTypes = (state: HostState): ObjectTypes => ({
  AddinInternalService: addinInternalServiceType,
  AppRuntimeService: appRuntimeServiceType,
  Application: applicationType(state),
  Comment: commentType(state),
  CommentCollection: commentCollectionType(state),
  ConditionalFormat: conditionalFormatType(state),
  ConditionalFormatCollection: conditionalFormatCollectionType(state),
  ConditionalFormatRule: conditionalFormatRuleType(state),
  ConditionalRangeFill: conditionalRangeFillType(state),
  ConditionalRangeFont: conditionalRangeFontType(state),
  ConditionalRangeFormat: conditionalRangeFormatType,
  CustomConditionalFormat: customConditionalFormatType,
  CustomXmlPart: customXmlPartType(state),
  CustomXmlPartCollection: customXmlPartCollectionType,
  CustomXmlPartScopedCollection: customXmlPartScopedCollectionType(state),
  FormatProtection: formatProtectionType(state),
  FunctionResult: functionResultType,
  Functions: functionsType,
  NamedItem: namedItemType(state),
  NamedItemCollection: namedItemCollectionType(state),
  PageLayout: pageLayoutType(state),
  Range: rangeType(state),
  RangeAreas: rangeAreasType,
  RangeBorder: rangeBorderType(state),
  RangeBorderCollection: rangeBorderCollectionType(),
  RangeCollection: rangeCollectionType,
  RangeFill: rangeFillType(state),
  RangeFont: rangeFontType(state),
  RangeFormat: rangeFormatType(state),
  RangeSort: rangeSortType(state),
  Runtime: runtimeType(state),
  Setting: settingType(state),
  SettingCollection: settingCollectionType(state),
  Table: tableType(state),
  TableCollection: tableCollectionType(state),
  Workbook: workbookType(state),
  WorkbookProtection: workbookProtectionType(state),
  Worksheet: worksheetType(state),
  WorksheetCollection: worksheetCollectionType(state),
  WorksheetFreezePanes: freezePanesType(state),
  WorksheetProtection: worksheetProtectionType(state),
});
