// Firms, people and studios made up from a seed: the same seed gives the same ones. None of them exists.
/** Whole numbers from 0 below `n`, the same sequence for the same seed (mulberry32). */
export type Draw = (n: number) => number;
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"];
export const givenCharacters = [..."建国志强秀英海燕永刚文博玉兰春梅德明立新宝成晓东振华"];
export const brandCharacters = [..."瑞恒泰安鑫源宏达盛京南凯博远航嘉禾信诚中科伟业同创锦绣天辰"];
const trades = [
  "科技",
  "印刷",
  "机械制造",
  "生物医药",
  "建筑工程",
  "餐饮管理",
  "园林绿化",
  "工艺美术",
  "汽车维修服务",
  "精密仪器",
  "新能源装备制造",
  "电子信息技术",
  "食品加工",
  "物业管理",
  "医疗器械技术服务",
  "新能源汽车动力电池技术开发",
];
const occupations = [
  "焊工",
  "电工",
  "车工",
  "钳工",
  "印刷工",
  "中式烹调师",
  "花艺师",
  "汽车维修工",
  "数控铣工",
  "景泰蓝制作工",
];

export interface Firm {
  readonly brand: string;
  readonly trade: string;
  readonly code: string;
}
export interface Studio extends Firm {
  readonly lead: string;
  readonly id: string;
  readonly occupation: string;
}

export const pick = <T>(draw: Draw, from: readonly [T, ...T[]] | readonly T[]): T => {
  const item = from[draw(from.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};
const several = (draw: Draw, from: readonly string[], n: number) => Array.from({ length: n }, () => pick(draw, from)).join("");
const digits = (draw: Draw, n: number) => several(draw, [..."0123456789"], n);

const makeFirm = (draw: Draw): Firm => ({
  brand: several(draw, brandCharacters, 2 + draw(2)),
  trade: pick(draw, trades),
  code: `91110115MA${digits(draw, 8)}`,
});
export const makePerson = (draw: Draw) => ({
  lead: pick(draw, surnames) + several(draw, givenCharacters, 1 + draw(2)),
  id: `110115${1955 + draw(40)}0${1 + draw(9)}1${digits(draw, 5)}`,
});
export const makeStudio = (draw: Draw): Studio => ({
  ...makeFirm(draw),
  ...makePerson(draw),
  occupation: pick(draw, occupations),
});

export const fullName = ({ brand, trade }: Firm) => `北京${brand}${trade}有限公司`;

/** Another firm: no character of its brand is the first's. */
export function otherFirm(draw: Draw, firm: Firm): Firm {
  const other = makeFirm(draw);
  return [...other.brand].some((character) => firm.brand.includes(character)) ? otherFirm(draw, firm) : other;
}
export function otherPerson(draw: Draw, lead: string): { lead: string; id: string } {
  const other = makePerson(draw);
  return other.lead === lead ? otherPerson(draw, lead) : other;
}
export const otherOccupation = (draw: Draw, occupation: string) =>
  pick(
    draw,
    occupations.filter((other) => !other.includes(occupation) && !occupation.includes(other)),
  );
