// The smallest applications sheet there is nothing to say about: its header and one row, for tests that change one thing of it.

export const studio = "北京甲乙科技有限公司王强焊工首席技师工作室";

export const headers = [
  "序号",
  "单位名称",
  "统一社会信用代码",
  "注册/经营情况",
  "工作室名称",
  "领办人",
  "身份证号",
  "工种",
  "技能等级",
  "是否已获市级资助",
];

export const row = [
  1,
  "北京甲乙科技有限公司",
  "91110115MA0000001K",
  "经营",
  studio,
  "王强",
  "11011519800101101X",
  "焊工",
  "技师",
  "否",
];
