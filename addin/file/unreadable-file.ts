// Why a file cannot be read, and the sentence for it in Chinese and English.

export type UnreadableReason =
  | "missing"
  | "not-xlsx"
  | "old-xls"
  | "encrypted"
  | "too-large"
  | "too-many-rows"
  | "no-table"
  | "no-municipal-list";

const sentences: Readonly<Record<UnreadableReason, { readonly zh: string; readonly en: string }>> = {
  missing: {
    zh: "找不到这个文件，或无权读取；请检查路径和文件名。",
    en: "The file was not found or may not be read; check its path and name.",
  },
  "not-xlsx": {
    zh: "这不是完好的 .xlsx 工作簿；请在 Excel 中打开，另存为“Excel 工作簿（*.xlsx）”后再试。",
    en: "This is not an intact .xlsx workbook; open it in Excel, save it as “Excel Workbook (*.xlsx)” and try again.",
  },
  "old-xls": {
    zh: "这是旧格式的 .xls 文件；请在 Excel 中另存为“Excel 工作簿（*.xlsx）”后再试。",
    en: "This is a file of the old .xls format; save it as “Excel Workbook (*.xlsx)” in Excel and try again.",
  },
  encrypted: {
    zh: "这个工作簿设有打开密码；请在 Excel 中取消密码（文件 → 信息 → 保护工作簿）后再试。",
    en: "This workbook is protected by a password; remove it in Excel (File → Info → Protect Workbook) and try again.",
  },
  "too-large": {
    zh: "这个文件解压后过大（超过 200 MiB 或原大小的 100 倍），未予打开；请删去多余的内容或图片后再试。",
    en: "The file would be too large once unpacked (over 200 MiB or 100 times its size) and was not opened; remove what is not needed and try again.",
  },
  "too-many-rows": {
    zh: "这个工作簿有数据的行超过 1,000,000 行；请只保留本批次的工作表后再试。",
    en: "The workbook has more than 1,000,000 rows with values; keep only this round's sheets and try again.",
  },
  "no-table": {
    zh: "没有找到可以核对的工作表；请确认其中有一张表的表头含“申报单位”“工作室名称”等列名。",
    en: "No sheet that can be checked was found; make sure that one has a header with columns such as 申报单位 or 工作室名称.",
  },
  "no-municipal-list": {
    zh: "--municipal 给出的工作簿中没有市级资助名单；请确认其表头含“项目名称”“资助年度”等列名。",
    en: "The workbook given with --municipal has no list of municipal awards; make sure its header has columns such as 项目名称 and 资助年度.",
  },
};

/** A file that cannot be read. Its message is a plain sentence in both languages. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason) {
    super(`${sentences[reason].zh}\n${sentences[reason].en}`);
    this.name = "UnreadableFile";
    this.reason = reason;
  }

  in(language: "zh" | "en"): string {
    return sentences[this.reason][language];
  }
}
