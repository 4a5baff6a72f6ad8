// What is said about one studio appearing twice: in the round, in earlier rounds, in the municipal list.
import type { Wording } from "./entry.ts";

const matchedZh = "{awardSheet}第{awardRow}行“{host}”的{lead}（{programme}，{year}年）";
const matchedEn = "row {awardRow} of {awardSheet}: {lead} of “{host}” ({programme}, {year})";

export const duplicateWording: Wording = {
  "duplicate/lead-technician": {
    zh: {
      wrong: "同一领办人的身份证号已出现在{firstSheet}第{firstRow}行（{firstStudio}）",
      required: "《办法》只规定评选公开、公平、公正；按解释口径，一名领办人在一个批次原则上只报一个工作室",
      todo: "请核实是否重复申报，由经办人认定并写明理由",
    },
    en: {
      wrong: "the same lead technician's ID number stands in row {firstRow} of {firstSheet} ({firstStudio})",
      required:
        "The measures say only that selection is open and fair; by the ruling a lead technician applies with one studio a round",
      todo: "Find out whether it is a second application; a person decides and records the reason",
    },
  },
  "duplicate/studio-name": {
    zh: {
      wrong: "工作室名称与{firstSheet}第{firstRow}行相同",
      required: "《办法》规定名称由单位、姓名、工种组成，同名可能是重复申报",
      todo: "请删除重复的申报，或更正名称",
    },
    en: {
      wrong: "the studio's name is the same as in row {firstRow} of {firstSheet}",
      required:
        "The prescribed name is made of host, person and occupation, so the same name may be the same application twice",
      todo: "Remove the repeated application, or correct the name",
    },
  },
  "duplicate/payee-account": {
    zh: {
      wrong: "收款账号与{firstSheet}第{firstRow}行（{firstHost}）相同，但申报单位不同",
      required: "《办法》要求经费专款专用、建立使用台账，两个单位共用一个账户难以做到",
      todo: "请对照开户许可证核实，由经办人认定并写明理由",
    },
    en: {
      wrong: "the payee account is that of row {firstRow} of {firstSheet} ({firstHost}), another host",
      required: "The measures earmark the money and ask for a ledger, which an account shared by two hosts makes hard to keep",
      todo: "Check the bank account permits; a person decides and records the reason",
    },
  },
  "duplicate/title-held": {
    zh: {
      wrong: {
        by: "because",
        of: {
          id: "该领办人在{heldRound}年批次已获认定（{heldStudio}）",
          studio: "该工作室在{heldRound}年批次已获认定",
        },
      },
      required: "《办法》只规定每两年评选一次，公开、公平、公正，未写明可否再次认定",
      todo: "请由经办人认定是否受理并写明理由",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          id: "this lead technician was approved in the round of {heldRound} ({heldStudio})",
          studio: "this studio was approved in the round of {heldRound}",
        },
      },
      required:
        "The measures say only that selection is every two years, open and fair, not whether a title can be given again",
      todo: "A person decides whether to accept the application and records the reason",
    },
  },
  "duplicate/municipal-undeclared": {
    zh: {
      wrong: `填报未获市级资助，但与${matchedZh}完全一致`,
      required: "《办法》规定已获得市级资助的工作室不再重复资助，只授予铭牌",
      todo: "请核实后改填“是”；确非同一工作室的，请更正单位或姓名",
    },
    en: {
      wrong: `declared as not municipally funded, but it is exactly the studio in ${matchedEn}`,
      required: "A studio that already has municipal support receives the plaque and no money",
      todo: "Verify it and answer 是; if it is another studio, correct host or name",
    },
  },
  "duplicate/municipal-possible": {
    zh: {
      wrong: {
        by: "because",
        of: {
          "same-id-other-host": `填报未获市级资助，但身份证号与${matchedZh}相同，单位不同`,
          "same-lead-similar-host": `填报未获市级资助，但姓名与${matchedZh}相同，单位名称相近`,
          "same-host-same-occupation": `填报未获市级资助，但单位和工种与${matchedZh}相同，领办人不同`,
        },
      },
      required: "《办法》规定已获得市级资助的工作室不再重复资助，只授予铭牌",
      todo: "请核实是否同一工作室，由经办人认定并写明理由",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          "same-id-other-host": `declared as not municipally funded, but the ID number is that of ${matchedEn}, with another host`,
          "same-lead-similar-host": `declared as not municipally funded, but the name is that of ${matchedEn}, with a similar host`,
          "same-host-same-occupation": `declared as not municipally funded, but host and occupation are those of ${matchedEn}, with another lead technician`,
        },
      },
      required: "A studio that already has municipal support receives the plaque and no money",
      todo: "Find out whether it is the same studio; a person decides and records the reason",
    },
  },
};
