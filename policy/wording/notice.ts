// What is said about the public notice of the shortlist (article 9).
import type { Wording } from "./entry.ts";

const unpublishedZh = "（{year}年放假安排尚未公布，只按周末判断）";
const unpublishedEn = " (the holidays of {year} are not published yet: only weekends were tested)";

export const noticeWording: Wording = {
  "notice/too-short": {
    zh: {
      wrong: { by: "because", of: { days: "公示自{start}至{end}只有{days}天", reversed: "公示截止日{end}早于开始日{start}" } },
      required: "《办法》规定公示为期{required}天",
      todo: "请延长公示，或更正公示日期",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          days: "the notice from {start} to {end} has only {days} of {required} days",
          reversed: "the notice ends on {end}, before its first day {start}",
        },
      },
      required: "The measures ask for a notice of {required} days",
      todo: "Extend the notice, or correct its dates",
    },
  },
  "notice/narrow-count": {
    zh: {
      wrong: {
        by: "because",
        of: {
          "first-day": "公示自{start}至{end}，把首日计算在内才满{required}天",
          weekend: "公示截止日{end}是周末",
          holiday: "公示截止日{end}是法定节假日",
          "first-day-and-weekend": "公示自{start}至{end}，把首日计算在内才满{required}天，且截止日是周末",
          "first-day-and-holiday": "公示自{start}至{end}，把首日计算在内才满{required}天，且截止日是法定节假日",
        },
      },
      required: {
        by: "holidays",
        of: {
          published: "《办法》规定公示为期{required}天；按《民法典》第二百零一条开始的当日不计入，期末为休息日的顺延",
          unpublished: `《办法》规定公示为期{required}天；按《民法典》第二百零一条开始的当日不计入，期末为休息日的顺延${unpublishedZh}`,
        },
      },
      todo: "请核对，建议顺延到下一个工作日",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          "first-day": "the notice from {start} to {end} lasts {required} days only if its first day counts",
          weekend: "the notice's last day {end} is at a weekend",
          holiday: "the notice's last day {end} is a public holiday",
          "first-day-and-weekend":
            "the notice from {start} to {end} lasts {required} days only if its first day counts, and it ends at a weekend",
          "first-day-and-holiday":
            "the notice from {start} to {end} lasts {required} days only if its first day counts, and it ends on a public holiday",
        },
      },
      required: {
        by: "holidays",
        of: {
          published:
            "The measures ask for {required} days; by the Civil Code (art. 201, 203) the first day does not count and a period does not end on a day of rest",
          unpublished: `The measures ask for {required} days; by the Civil Code (art. 201, 203) the first day does not count and a period does not end on a day of rest${unpublishedEn}`,
        },
      },
      todo: "Check it; better extend it to the next working day",
    },
  },
  "notice/missing": {
    zh: {
      wrong: "已认定，但没有公示记录",
      required: "《办法》规定公示结束后方可报领导小组审定",
      todo: "请补录公示日期；未公示的先行公示",
    },
    en: {
      wrong: "approved without a notice",
      required: "The leading group decides after the notice has ended",
      todo: "Enter the notice's dates, or put the studio on notice first",
    },
  },
  "notice/not-shortlisted": {
    zh: {
      wrong: "列入公示，但不在拟定名单中",
      required: "《办法》规定公示的是拟定的名单",
      todo: "请核对评分表的是否拟定，或移出公示",
    },
    en: {
      wrong: "put on notice but not shortlisted",
      required: "What is put on notice is the shortlist",
      todo: "Check the shortlist, or take the studio off the notice",
    },
  },
  "notice/objection-open": {
    zh: {
      wrong: "公示有异议且没有办结日期，却已认定",
      required: "《办法》规定公示接受社会监督；按解释口径异议办结后方可审定",
      todo: "请补填异议办结日期；尚未办结的，暂缓认定",
    },
    en: {
      wrong: "approved while an objection has no closing date",
      required: "The notice is open to public scrutiny; by the ruling an open objection holds the decision",
      todo: "Enter the date on which the objection was closed, or withhold the approval",
    },
  },
  "notice/personal-data": {
    zh: {
      wrong: {
        by: "field",
        of: { homeAddress: "公示名单含有“{header}”一列" },
        else: "公示名单含有“{field:field}”一列",
      },
      required: "公示的表不应含身份证号、电话、账号或家庭住址",
      todo: "请在对外公示前删除该列，或移到其他工作表",
    },
    en: {
      wrong: {
        by: "field",
        of: { homeAddress: "the notice's sheet has a column “{header}”" },
        else: "the notice's sheet has a column “{field:field}”",
      },
      required: "A sheet that is published holds no ID number, phone, account or home address",
      todo: "Delete the column or move it to another sheet before publishing",
    },
  },
  "notice/unknown-studio": {
    zh: {
      wrong: "“{studio}”不在申报名单中",
      required: "公示须对应一项申报，各表按工作室名称对应",
      todo: "请更正工作室名称，或补录申报",
    },
    en: {
      wrong: "“{studio}” is none of the applications",
      required: "A notice belongs to an application; sheets are joined by the studio's name",
      todo: "Correct the name, or add the application",
    },
  },
};
