// RangeAreas and RangeCollection: several rectangles of one sheet addressed at once.
// learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-multiple-ranges

import { areaAddress } from "../../../workbook/address.ts";
import { cellCount } from "../../model/areas.ts";
import type { AreasAt } from "../host-object.ts";
import { fullAddress, rangeObject } from "../host-state.ts";
import type { ObjectType } from "../object-type.ts";

const address = ({ sheet, areas }: AreasAt): string => areas.map((area) => fullAddress({ sheet, area })).join(",");

export const rangeAreasType: ObjectType<AreasAt> = {
  tracked: true,
  get: {
    Address: address,
    AddressLocal: address,
    AreaCount: ({ areas }) => areas.length,
    CellCount: ({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0),
  },
  nav: {
    Areas: (it) => ({ type: "RangeCollection", it }),
    ConditionalFormats: (it) => ({ type: "ConditionalFormatCollection", it }),
    Worksheet: ({ sheet }) => ({ type: "Worksheet", it: sheet }),
  },
};

export const rangeCollectionType: ObjectType<AreasAt> = {
  items: ({ sheet, areas }) => areas.map((area) => rangeObject(sheet, area)),
  item: ({ sheet, areas }, key) => {
    const area = areas.find((candidate) => areaAddress(candidate) === key) ?? areas[Number(key)];
    return area ? rangeObject(sheet, area) : null;
  },
  run: { GetCount: ({ areas }) => areas.length },
};
