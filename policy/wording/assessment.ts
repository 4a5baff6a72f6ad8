// What is said about the yearly assessment, rectification and revocation (articles 13 and 14).
import type { Wording } from "./entry.ts";

export const assessmentWording: Wording = {
  "assessment/too-early": {
    zh: {
      wrong: "考核日期{assessedOn}早于建设满一年之日{reached}",
      required: "《办法》规定第二阶段资金在建设满一年且考核合格后拨付，未写明先后；按解释口径满一年后考核",
      todo: "请核对日期，由经办人认定并写明理由",
    },
    en: {
      wrong: "assessed on {assessedOn}, before the full year is reached on {reached}",
      required: "The measures ask for a full year and a pass without ordering them; by the ruling the year comes first",
      todo: "Check the date; a person decides and records the reason",
    },
  },
  "assessment/no-deadline": {
    zh: { wrong: "考核不合格，但没有整改期限", required: "《办法》规定对不合格的要求限期整改", todo: "请填写整改期限" },
    en: {
      wrong: "assessed as failed without a rectification deadline",
      required: "A studio that fails is given a deadline to rectify",
      todo: "Enter the deadline",
    },
  },
  "assessment/recheck-overdue": {
    zh: {
      wrong: "整改期限{deadline}已过，没有复核结果",
      required: "《办法》规定限期整改，整改后仍不达标的撤销称号",
      todo: "请组织复核并填写复核结果",
    },
    en: {
      wrong: "the rectification deadline {deadline} has passed without a recheck result",
      required: "A studio rectifies within its deadline, and loses the title if it then still falls short",
      todo: "Recheck it and enter the result",
    },
  },
  "assessment/not-revoked": {
    zh: {
      wrong: "复核不达标，但没有撤销日期",
      required: "《办法》规定整改后仍不达标的，撤销工作室称号",
      todo: "请报领导小组撤销并填写撤销日期",
    },
    en: {
      wrong: "the recheck failed and no revocation date stands",
      required: "A studio that still falls short after rectification loses the title",
      todo: "Have the leading group revoke it, and enter the date",
    },
  },
  "assessment/unknown-studio": {
    zh: {
      wrong: "“{studio}”不在申报名单中",
      required: "考核须对应一项申报，各表按工作室名称对应",
      todo: "请更正工作室名称，或补录申报",
    },
    en: {
      wrong: "“{studio}” is none of the applications",
      required: "An assessment belongs to an application; sheets are joined by the studio's name",
      todo: "Correct the name, or add the application",
    },
  },
  "assessment/plaque-kept": {
    zh: {
      wrong: "称号已于{revokedOn}撤销，铭牌未收回",
      required: "《办法》规定撤销工作室称号并收回铭牌",
      todo: "请收回铭牌后改填“是”",
    },
    en: {
      wrong: "the title was revoked on {revokedOn} and the plaque not returned",
      required: "With the title the plaque is taken back",
      todo: "Take the plaque back and answer 是",
    },
  },
  "assessment/due": {
    zh: {
      wrong: "{decidedOn}认定，{reached}已满一年，尚未考核",
      required: "《办法》规定由专家小组对工作室进行考核评估",
      todo: "请安排年度考核",
    },
    en: {
      wrong: "approved on {decidedOn}, a full year reached on {reached}, and never assessed",
      required: "The measures have a panel of experts assess the studio",
      todo: "Arrange the yearly assessment",
    },
  },
};
