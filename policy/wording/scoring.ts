// What is said about the experts' scores, their averages and ranks, and the shortlist (articles 5 and 8).
import type { Wording } from "./entry.ts";

export const scoringWording: Wording = {
  "scoring/out-of-range": {
    zh: {
      wrong: "评分{score}不在0至{fullMark}分之间",
      required: "《办法》要求由专家进行专业评审，评审口径规定满分{fullMark}分",
      todo: "请对照专家评分表更正",
    },
    en: {
      wrong: "the score {score} is not between 0 and {fullMark}",
      required: "The measures ask for a professional review by experts; by the scoring ruling the full mark is {fullMark}",
      todo: "Correct it from the expert's score sheet",
    },
  },
  "scoring/missing": {
    zh: {
      wrong: "{expert}没有评分，也未注明回避",
      required: "《办法》要求由评审委员会专家对申报对象进行专业评审",
      todo: "请补录评分，或填“回避”",
    },
    en: {
      wrong: "{expert} has given no score and is not marked as recused",
      required: "The measures ask for a professional review by the committee's experts",
      todo: "Enter the score, or 回避",
    },
  },
  "scoring/too-few-experts": {
    zh: {
      wrong: "只有{experts}位专家评分",
      required: "《办法》规定评审委员会由成员单位及相关领域专家组成，评审口径要求至少{minimum}位",
      todo: "请补足专家评分，或在批次设置中调整最少专家人数",
    },
    en: {
      wrong: "experts who have scored: only {experts}",
      required: "The measures provide for a committee of experts; by the scoring ruling there are at least {minimum}",
      todo: "Have more experts score, or change the minimum in the round's settings",
    },
  },
  "scoring/average": {
    zh: {
      wrong: "平均分{stated}与专家评分不符，重新计算为{expected}",
      required: "《办法》要求按专业评审确定拟定名单，平均分须与各专家评分一致",
      todo: "请改为{expected}，或核对各专家评分",
    },
    en: {
      wrong: "the average {stated} does not follow from the scores, which give {expected}",
      required: "The measures rest the shortlist on the experts' review, so the average has to be that of their scores",
      todo: "Change it to {expected}, or check the scores",
    },
  },
  "scoring/rank": {
    zh: {
      wrong: "名次{stated}与平均分不符，应为第{expected}名",
      required: "《办法》要求按专业评审确定拟定名单，名次按平均分从高到低排列，同分同名次",
      todo: "请改为{expected}，或核对平均分",
    },
    en: {
      wrong: "the rank {stated} does not follow from the averages, which give {expected}",
      required:
        "The measures rest the shortlist on the experts' review; ranks follow the averages, and equal averages share a rank",
      todo: "Change it to {expected}, or check the averages",
    },
  },
  "scoring/tie-at-cut": {
    zh: {
      wrong: "第{rank}名共{tied}家同为{average}分，名额只有{places}个",
      required: "《办法》未规定同分如何取舍",
      todo: "请评选领导小组确定人选并写明理由",
    },
    en: {
      wrong: "{tied} studios share rank {rank} with {average}, more than the places reach (places: {places})",
      required: "The measures do not say how a tie is broken",
      todo: "The leading group decides and records the reason",
    },
  },
  "scoring/shortlist": {
    zh: {
      wrong: {
        by: "because",
        of: {
          "pass-mark": "平均分{average}低于合格线{passMark}，却列入拟定名单",
          places: "按可拟定者排第{position}名，超出名额{places}个，却列入拟定名单",
          order: "平均分{average}低于未拟定的“{passedOver}”（{passedOverAverage}分），却列入拟定名单",
        },
      },
      required: "《办法》要求按专业评审确定拟定名单",
      todo: "请核对名次和名额后更正是否拟定",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          "pass-mark": "shortlisted with an average of {average}, below the pass mark {passMark}",
          places: "shortlisted in position {position} of those who can be (places: {places})",
          order: "shortlisted with {average}, while “{passedOver}” with {passedOverAverage} is not",
        },
      },
      required: "The measures rest the shortlist on the experts' review",
      todo: "Check ranks and places, then correct the shortlist",
    },
  },
  "scoring/ineligible-shortlisted": {
    zh: {
      wrong: "该申报不符合参评条件（{applicationSheet}第{applicationRow}行），却列入拟定名单",
      required: "《办法》规定符合条件的工作室方可参评",
      todo: "请先更正申报的违规项，或移出拟定名单",
    },
    en: {
      wrong: "shortlisted although the application does not meet the conditions (row {applicationRow} of {applicationSheet})",
      required: "Only studios that meet the conditions of the measures take part",
      todo: "Correct the application first, or take it off the shortlist",
    },
  },
  "scoring/unknown-studio": {
    zh: {
      wrong: "“{studio}”不在申报名单中",
      required: "评分须对应一项申报，各表按工作室名称对应",
      todo: "请更正工作室名称，或补录申报",
    },
    en: {
      wrong: "“{studio}” is none of the applications",
      required: "Scores belong to an application; sheets are joined by the studio's name",
      todo: "Correct the name, or add the application",
    },
  },
};
