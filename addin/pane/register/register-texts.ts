// What the register's tabs say about signing in, rounds and calls that failed, in both languages.
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import { useWording } from "../strings/strings.ts";

const stagesZh: Readonly<Record<RoundAnswer["stage"], string>> = {
  intake: "申报",
  review: "评审",
  notice: "公示",
  decision: "审定",
  running: "建设期",
  closed: "已结束",
};

const zh = {
  signIn: "登录",
  signOut: "退出登录",
  cancel: "取消",
  again: "重试",
  refresh: "刷新",
  close: "关闭",
  signedOut: {
    title: "登录登记册",
    body: "同步把本表的申报送到区里的登记册，并取回登记情况。",
    promise: "登录在单独的窗口中进行，密码不经过本窗格。先预览，您点“提交”之前什么都不写入。",
  },
  signingIn: {
    title: "正在登录",
    body: "请在打开的窗口中完成登录。没有看到窗口时，可能被浏览器拦截：请允许弹出窗口，取消后再登录。",
  },
  expired: { title: "登录已过期", body: "请重新登录，从原处继续：预览、选择和填写的内容都还在。" },
  noMember: {
    title: "您还不是登记册的成员",
    body: "登录成功，但管理员尚未把您加入成员。请把姓名和登录邮箱告诉管理员，加入后再登录。",
  },
  noRole: {
    title: (roles: readonly string[]) => `这里只有${roles.join("、")}可以办理`,
    body: (mine: readonly string[]) => `您的角色是：${mine.join("、") || "无"}。请换一个账号登录，或请管理员为您增加角色。`,
  },
  otherAccount: "换账号登录",
  roles: {
    clerk: "经办人",
    reviewer: "评审专家",
    leader: "领导小组",
    finance: "财政",
    auditor: "审计",
    admin: "管理员",
  } as Readonly<Record<string, string>>,
  noRound: {
    title: "登记册中还没有批次",
    body: "填写年度，建立本批次后即可同步。上一批次没有登记过的，也请填写其年度。",
    year: "批次年度",
    previous: "上一批次年度（没有则留空）",
    create: "建立批次",
    bodyOthers: "经办人建立批次后，再点“重试”。",
    yearWrong: "请填写四位年度，例如 2025。",
  },
  round: "批次",
  newRound: "新批次",
  rest: (count: number) => `再显示 ${count} 项`,
  articleWords: (label: string) => `${label}原文`,
  roundName: (year: number, stage: string) => `${year} 年 · ${stage}`,
  stages: stagesZh,
  failure: {
    offline: "没有网络连接。请检查网络后重试，已填写和选择的内容都在。",
    unanswered: "登记册没有答复。请检查网络，稍后重试。",
    fault: "登记册出错，请稍后重试；仍不行的，把编号告诉管理员。",
    timedOut: "等了一分钟登记册仍没有答复。请稍后重试。",
    cancelled: "已取消。",
    signedOut: "登录已过期，请重新登录。",
    closed: "登录窗口已关闭，没有登录。需要时再点“登录”。",
    refused: "登录服务没有接受这次登录。请重试，或换一个账号。",
    unreachable: "连接不上登录服务。请检查网络，稍后重试。",
    reference: (reference: string) => `编号 ${reference}`,
  },
};

const anyOf = new Intl.ListFormat("en", { type: "disjunction" });
const allOf = new Intl.ListFormat("en", { type: "conjunction" });

const en: typeof zh = {
  signIn: "Sign in",
  signOut: "Sign out",
  cancel: "Cancel",
  again: "Try again",
  refresh: "Refresh",
  close: "Close",
  signedOut: {
    title: "Sign in to the register",
    body: "Sync sends this workbook's applications to the district's register and brings back what it says of them.",
    promise:
      "You sign in in a window of its own; the pane never sees your password. Nothing is written before you press Submit.",
  },
  signingIn: {
    title: "Signing in",
    body: "Finish signing in in the window that opened. If there is none, the browser may have blocked it: allow pop-ups, cancel, and sign in again.",
  },
  expired: {
    title: "Your sign-in has expired",
    body: "Sign in again to go on where you were: the preview, your choices and what you typed are still here.",
  },
  noMember: {
    title: "You are not a member of the register yet",
    body: "You signed in, but the administrator has not added you. Give your name and e-mail address to the administrator, then sign in again.",
  },
  noRole: {
    title: (roles) => `Only a ${anyOf.format(roles)} can work here`,
    body: (mine) =>
      `Your roles: ${allOf.format(mine) || "none"}. Sign in with another account, or ask the administrator for the role.`,
  },
  otherAccount: "Use another account",
  roles: {
    clerk: "clerk",
    reviewer: "reviewer",
    leader: "leader",
    finance: "finance officer",
    auditor: "auditor",
    admin: "administrator",
  },
  noRound: {
    title: "The register has no round yet",
    body: "Give the year and open the round to start syncing. Give the previous round's year too, even where the register does not have it.",
    year: "Year of the round",
    previous: "Year of the previous round (blank where there was none)",
    create: "Open the round",
    bodyOthers: "Once a clerk has opened the round, try again.",
    yearWrong: "Give a year of four digits, such as 2025.",
  },
  round: "Round",
  newRound: "New round",
  rest: (count) => `Show ${count} more`,
  articleWords: (label) => `${label} in its own words`,
  roundName: (year, stage) => `${year} · ${stage}`,
  stages: {
    intake: "intake",
    review: "review",
    notice: "public notice",
    decision: "decision",
    running: "running",
    closed: "closed",
  },
  failure: {
    offline: "There is no network. Check the connection and try again; what you typed and chose is still here.",
    unanswered: "The register did not answer. Check the network and try again shortly.",
    fault: "The register failed. Try again shortly; if it persists, give the reference to your administrator.",
    timedOut: "The register did not answer within a minute. Try again shortly.",
    cancelled: "Cancelled.",
    signedOut: "Your sign-in has expired; sign in again.",
    closed: "The sign-in window was closed and nobody signed in. Press Sign in when you are ready.",
    refused: "The sign-in service did not accept this sign-in. Try again, or use another account.",
    unreachable: "The sign-in service cannot be reached. Check the network and try again shortly.",
    reference: (reference) => `Reference ${reference}`,
  },
};

export type RegisterTexts = typeof zh;
export const useRegisterTexts = (): RegisterTexts => (useWording().language === "zh" ? zh : en);
