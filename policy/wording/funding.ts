// What is said about payments: how much, when, to whom (articles 7(3) and 14).
import type { Wording } from "./entry.ts";

const startZh = {
  decision: "自认定之日起",
  "first-payment": "自第一阶段资金到账之日起",
  plaque: "自授牌之日起",
} as const;

export const fundingWording: Wording = {
  "funding/first-tranche": {
    zh: {
      wrong: "第一阶段资金为{amount:yuan}元",
      required: "《办法》规定第一阶段支持资金为{required:yuan}元",
      todo: "请更正金额；已按此拨付的，请补拨或收回差额",
    },
    en: {
      wrong: "first-stage support is {amount:yuan} yuan",
      required: "The measures set it at {required:yuan} yuan",
      todo: "Correct the amount; if it was paid so, pay or recover the difference",
    },
  },
  "funding/team-award": {
    zh: {
      wrong: "团队奖励为{amount:yuan}元",
      required: "《办法》规定团队奖励为一次性{required:yuan}元",
      todo: "请更正金额；已按此拨付的，请补拨或收回差额",
    },
    en: {
      wrong: "the team award is {amount:yuan} yuan",
      required: "The measures set it at {required:yuan} yuan, once",
      todo: "Correct the amount; if it was paid so, pay or recover the difference",
    },
  },
  "funding/award-apart": {
    zh: {
      wrong: "团队奖励于{award}拨付，第一阶段资金于{first}拨付，不在同一天",
      required: "《办法》规定拨付第一阶段支持资金，同时拨付团队奖励",
      todo: "请核对拨付日期",
    },
    en: {
      wrong: "the team award was paid on {award} and first-stage support on {first}",
      required: "The award is paid together with first-stage support",
      todo: "Check the dates",
    },
  },
  "funding/second-tranche": {
    zh: {
      wrong: "第二阶段资金为{amount:yuan}元",
      required: {
        by: "because",
        of: {
          range: "《办法》规定第二阶段资金在{minimum:yuan}元至{maximum:yuan}元之间",
          scale: "《办法》规定第二阶段资金为5-10万元，按本批次口径考核{grade}的为{required:yuan}元",
        },
      },
      todo: "请更正金额",
    },
    en: {
      wrong: "second-stage support is {amount:yuan} yuan",
      required: {
        by: "because",
        of: {
          range: "It lies between {minimum:yuan} and {maximum:yuan} yuan",
          scale:
            "It lies between 50,000 and 100,000 yuan, and by this round's ruling is {required:yuan} yuan for the grade {grade}",
        },
      },
      todo: "Correct the amount",
    },
  },
  "funding/municipal": {
    zh: {
      wrong: {
        by: "because",
        of: {
          declared: "该工作室填报已获市级资助，仍拨付{amount:yuan}元",
          match: "该工作室与{awardSheet}第{awardRow}行（{programme}，{year}年）完全一致，仍拨付{amount:yuan}元",
        },
      },
      required: "《办法》规定已获得市级资助的工作室不再重复予以资金支持，只授予铭牌",
      todo: "请停止拨付；已拨付的收回。确未获市级资助的，请更正申报",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          declared: "declared as municipally funded, and given {amount:yuan} yuan",
          match: "exactly the studio in row {awardRow} of {awardSheet} ({programme}, {year}), and given {amount:yuan} yuan",
        },
      },
      required: "A studio that already has municipal support receives the plaque and no money",
      todo: "Do not pay; recover what was paid. If it has no municipal support, correct the application",
    },
  },
  "funding/not-approved": {
    zh: {
      wrong: "未经认定，却拨付{amount:yuan}元",
      required: "《办法》规定资金支持给予经公示并被领导小组批准认定的工作室",
      todo: "请补录审定意见；确未认定的，停止拨付并收回",
    },
    en: {
      wrong: "given {amount:yuan} yuan without approval",
      required: "Money is for studios that were put on notice and approved by the leading group",
      todo: "Enter the decision; if there is none, do not pay, and recover what was paid",
    },
  },
  "funding/before-decision": {
    zh: {
      wrong: "拨付日期{paidOn}早于审定日期{decidedOn}",
      required: "《办法》规定评选结束后拨付",
      todo: "请核对拨付日期和审定日期",
    },
    en: {
      wrong: "paid on {paidOn}, before the decision of {decidedOn}",
      required: "Money is paid after the selection has ended",
      todo: "Check both dates",
    },
  },
  "funding/before-one-year": {
    zh: {
      wrong: "第二阶段资金于{paidOn}拨付，建设未满一年",
      required: {
        by: "starts",
        of: {
          decision: `《办法》规定建设满一年后拨付，${startZh.decision}计，{reached}满一年`,
          "first-payment": `《办法》规定建设满一年后拨付，${startZh["first-payment"]}计，{reached}满一年`,
          plaque: `《办法》规定建设满一年后拨付，${startZh.plaque}计，{reached}满一年`,
        },
      },
      todo: "请核对拨付日期；未满一年的不得拨付",
    },
    en: {
      wrong: "second-stage support was paid on {paidOn}, before the full year",
      required: {
        by: "starts",
        of: {
          decision: "It is paid after a full year, counted from the decision, which is reached on {reached}",
          "first-payment": "It is paid after a full year, counted from the first payment, which is reached on {reached}",
          plaque: "It is paid after a full year, counted from the plaque, which is reached on {reached}",
        },
      },
      todo: "Check the date, and do not pay before the full year",
    },
  },
  "funding/without-pass": {
    zh: {
      wrong: {
        by: "because",
        of: {
          none: "拨付第二阶段资金{amount:yuan}元，但没有考核合格或复核达标的记录",
          before: "第二阶段资金于{paidOn}拨付，早于考核合格之日{passedOn}",
        },
      },
      required: "《办法》规定第二阶段资金在年度考核评估合格后拨付",
      todo: "请补录考核结果；未合格的不得拨付",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          none: "second-stage support of {amount:yuan} yuan without a passed assessment or recheck",
          before: "second-stage support was paid on {paidOn}, before the assessment was passed on {passedOn}",
        },
      },
      required: "Second-stage support is paid after the yearly assessment is passed",
      todo: "Enter the assessment; without a pass do not pay",
    },
  },
  "funding/after-revocation": {
    zh: {
      wrong: "拨付日期{paidOn}在撤销称号日期{revokedOn}之后",
      required: "《办法》规定撤销称号后不予支付后续资金支持",
      todo: "请核对日期；撤销后拨付的须收回",
    },
    en: {
      wrong: "paid on {paidOn}, after the title was revoked on {revokedOn}",
      required: "After a revocation nothing more is paid",
      todo: "Check the dates; recover what was paid after the revocation",
    },
  },
  "funding/paid-twice": {
    zh: {
      wrong: "{stage:word}资金已在{firstSheet}第{firstRow}行拨付，此处又拨付{amount:yuan}元",
      required: "《办法》规定资金分两个阶段各拨付一次，团队奖励为一次性",
      todo: "请删除重复的记录；重复拨付的须收回",
    },
    en: {
      wrong: "{stage:word} money was already paid in row {firstRow} of {firstSheet}, and {amount:yuan} yuan again here",
      required: "Each of the two stages is paid once, and so is the award",
      todo: "Delete the repeated record; recover what was paid twice",
    },
  },
  "funding/payee": {
    zh: {
      wrong: "收款人“{payee}”不是申报单位“{host}”",
      required: "《办法》要求提交申报单位的银行开户许可证；按解释口径收款人应为申报单位",
      todo: "请核对账户名称，由经办人认定并写明理由",
    },
    en: {
      wrong: "the payee “{payee}” is not the applicant host “{host}”",
      required: "The measures take the bank permit of the applicant host; by the ruling the payee is the host",
      todo: "Check the account's name; a person decides and records the reason",
    },
  },
  "funding/capital-amount": {
    zh: {
      wrong: "大写金额“{written}”与{amount:yuan}元不符",
      required: "支付凭证的大写金额须与小写金额一致，应为“{expected}”",
      todo: "请核对金额后更正大写",
    },
    en: {
      wrong: "the capitals “{written}” are not {amount:yuan} yuan",
      required: "On a voucher capitals and figures agree: “{expected}”",
      todo: "Check the amount, then correct the capitals",
    },
  },
  "funding/unknown-studio": {
    zh: {
      wrong: "“{studio}”不在申报名单中",
      required: "拨付须对应一项申报，各表按工作室名称对应",
      todo: "请更正工作室名称，或补录申报",
    },
    en: {
      wrong: "“{studio}” is none of the applications",
      required: "A payment belongs to an application; sheets are joined by the studio's name",
      todo: "Correct the name, or add the application",
    },
  },
};
