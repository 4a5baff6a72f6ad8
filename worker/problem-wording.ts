// The sentences of the service's own problems, in Chinese and English: what happened and what to do.
// Refusals of the policy bring their own sentences and are not here.

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const titles: Readonly<Record<number, Sentence>> = {
  400: { zh: "请求有误", en: "Bad request" },
  401: { zh: "未登录", en: "Not signed in" },
  403: { zh: "无权限", en: "Not allowed" },
  404: { zh: "未找到", en: "Not found" },
  409: { zh: "与当前状态冲突", en: "Conflict" },
  412: { zh: "数据已变化", en: "Out of date" },
  413: { zh: "请求过大", en: "Too large" },
  422: { zh: "不能办理", en: "Refused" },
  428: { zh: "缺少版本条件", en: "Precondition required" },
  429: { zh: "请求过于频繁", en: "Too many requests" },
  500: { zh: "服务出错", en: "Internal error" },
};

const details: Readonly<Record<string, Sentence>> = {
  "request.invalid": {
    zh: "请求内容不符合接口格式，请按 errors 中的位置改正后重新提交。",
    en: "The request does not match the API; correct the places named in errors and send it again.",
  },
  "idempotency-key.missing": {
    zh: "请在 Idempotency-Key 请求头中给出本次提交的唯一编号（8 至 200 个字符）后重新提交。",
    en: "Send an Idempotency-Key header (8 to 200 characters, one for each submission) and try again.",
  },
  "idempotency-key.reused": {
    zh: "该 Idempotency-Key 已用于另一份内容，请换一个新的编号后提交。",
    en: "This Idempotency-Key was used for another request; send this one under a new key.",
  },
  "auth.missing": {
    zh: "请先登录，并在 Authorization 请求头中附上令牌。",
    en: "Sign in and send the token in the Authorization header.",
  },
  "auth.invalid": { zh: "登录凭证无效，请重新登录。", en: "The token is not valid here; sign in again." },
  "auth.expired": { zh: "登录已过期，请重新登录。", en: "The token has expired; sign in again." },
  "auth.unavailable": {
    zh: "暂时无法核验登录，请稍后再试。",
    en: "The sign-in service cannot be reached to check the token; try again shortly.",
  },
  "role.missing": {
    zh: "您没有办理此事的权限，如需办理请联系管理员。",
    en: "You may not do this; ask the administrator for the role it needs.",
  },
  "not-found": { zh: "没有这条记录，请核对编号。", en: "There is no such record; check the number." },
  busy: { zh: "其他人正在同时修改，请几秒后重试。", en: "Others are changing the same records; try again in a few seconds." },
  "revision.stale": {
    zh: "记录已被他人修改，请按最新内容核对后再试。",
    en: "The record has changed since you read it; check what stands now and try again.",
  },
  "if-match.missing": {
    zh: "请在 If-Match 请求头中给出所依据的版本。",
    en: "Send the revision you changed in an If-Match header.",
  },
  "body.too-large": { zh: "请求超过大小上限，请分批提交。", en: "The request is larger than allowed; send it in parts." },
  "rows.too-many": { zh: "一次最多提交 5000 行，请分批提交。", en: "At most 5,000 rows a request; send them in parts." },
  "rate.limited": { zh: "请求过于频繁，请稍后再试。", en: "Too many requests; wait a moment and try again." },
  "date.future": { zh: "日期晚于今天，请核对。", en: "The date lies after today; check it." },
  "member.identity-taken": {
    zh: "该登录身份已属于另一名成员，请先修改那名成员。",
    en: "Another member has this identity already; change that member first.",
  },
  internal: {
    zh: "服务内部出错，数据未受影响；请把 requestId 告知管理员。",
    en: "Something went wrong on our side and nothing was written; give the requestId to the administrator.",
  },
};

/** Title by status; the given detail, or the code's own, or one that names the status alone. */
export function sentenceOf(status: number, code: string, detail: Sentence | undefined): { title: Sentence; detail: Sentence } {
  const title = titles[status] ?? { zh: "不能办理", en: "Refused" };
  return { title, detail: detail ?? details[code] ?? { zh: `${title.zh}（${code}）。`, en: `${title.en} (${code}).` } };
}
