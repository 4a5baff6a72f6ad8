// What is said about article 6's conditions: where the host is, the lead technician's level, the team, the host's own conditions.
import type { Wording } from "./entry.ts";

export const eligibilityWording: Wording = {
  "eligibility/location": {
    zh: {
      wrong: "申报单位既不在大兴区注册，也不在大兴区经营",
      required: "《办法》规定须为在大兴区注册或经营的企事业单位",
      todo: "请核实注册地和经营地；属实的，不予受理",
    },
    en: {
      wrong: "the host is neither registered nor operating in Daxing",
      required: "The measures are for hosts registered or operating in Daxing",
      todo: "Verify where it is registered and operates; if this is right, the application cannot be accepted",
    },
  },
  "eligibility/location-unproven": {
    zh: {
      wrong: "填报在大兴区注册，但信用代码的登记机关区划为 {division}，不是大兴区 {expected}",
      required: "《办法》规定须在大兴区注册或经营",
      todo: "请查验执照住所或经营证明，由经办人认定并写明理由",
    },
    en: {
      wrong: "stated as registered in Daxing, but the credit code's division is {division}, not Daxing's {expected}",
      required: "The host has to be registered or operating in Daxing",
      todo: "Look at the licence's address or proof of operation; a person decides and records the reason",
    },
  },
  "eligibility/skill-level": {
    zh: {
      wrong: {
        by: "because",
        of: {
          level: "技能等级为{stated:word}，低于{minimum:word}，也未填三种放宽情形之一",
          certificate: "所持为职业技能等级证书，按本批次解释口径不作为国家职业资格，也未填三种放宽情形之一",
        },
      },
      required:
        "《办法》原则上要求首席技师取得国家技师或以上职业资格，非物质文化遗产、文化创意或服务区内重大产业项目的行业领军人才可适当放宽",
      todo: "请核对证书；符合放宽情形的，在“放宽条件依据”中写明",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          level:
            "the lead technician's level is {stated:word}, below {minimum:word}, and none of the three grounds for relaxation is given",
          certificate:
            "the certificate is a skill level certificate, which this round's ruling does not count as a national qualification, and none of the three grounds for relaxation is given",
        },
      },
      required:
        "The measures ask, as a rule, for a national qualification of technician or above; leaders in intangible heritage, cultural creation or major industrial projects serving the district may be excused",
      todo: "Check the certificate, or give the ground for relaxation if there is one",
    },
  },
  "eligibility/relaxation": {
    zh: {
      wrong: {
        by: "because",
        of: {
          level: "技能等级为{stated:word}，低于{minimum:word}，以“{ground:word}”申请放宽条件",
          certificate: "所持职业技能等级证书按本批次解释口径不作为国家职业资格，以“{ground:word}”申请放宽条件",
        },
      },
      required: "《办法》允许此类项目中声誉较高或贡献突出的行业领军人才适当放宽条件",
      todo: "请由经办人认定是否属于该类项目、是否为行业领军人才，并写明理由",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          level:
            "the lead technician's level is {stated:word}, below {minimum:word}, and “{ground:word}” is given as the ground for relaxation",
          certificate:
            "the skill level certificate does not count as a national qualification under this round's ruling, and “{ground:word}” is given as the ground for relaxation",
        },
      },
      required: "The measures let leaders of high standing or outstanding contribution in such fields be excused",
      todo: "A person decides whether the ground and the standing are proven, and records the reason",
    },
  },
  "eligibility/skill-level-unknown": {
    zh: {
      wrong: "“{stated}”不是国家职业资格（技能）等级，无法判断是否达到{minimum:word}",
      required: "《办法》原则上要求取得国家技师或以上职业资格",
      todo: "请按证书填写等级，例如 技师（二级）；没有的，由经办人认定并写明理由",
    },
    en: {
      wrong: "“{stated}” is no level of the national scale, so it cannot be told whether it reaches {minimum:word}",
      required: "The measures ask, as a rule, for a national qualification of technician or above",
      todo: "Write the level of the certificate, such as 技师（二级）; if there is none, a person decides and records the reason",
    },
  },
  "eligibility/team": {
    zh: {
      wrong: { by: "field", of: { memberCount: "工作室成员人数为0", apprenticeCount: "带徒人数为0" } },
      required: "《办法》要求有明确的优秀技术团队，传授技艺，所带徒弟成为技能骨干",
      todo: "请核对人数；属实的，由经办人认定并写明理由",
    },
    en: {
      wrong: {
        by: "field",
        of: { memberCount: "the studio has no members", apprenticeCount: "the lead technician has no apprentices" },
      },
      required: "The measures ask for a definite team, and for apprentices who became skilled workers",
      todo: "Check the number; if it is right, a person decides and records the reason",
    },
  },
  "eligibility/host-conditions": {
    zh: {
      wrong: "“{field:field}”填为“否”",
      required: {
        by: "field",
        of: {
          hostTalentSystem: "《办法》要求所在单位建立较为完善的技能人才培养、选拔、使用、评价和激励制度",
          hostSite: "《办法》要求有进行技术攻关、技术创新、技术交流、技艺传承的工作场地和设备设施",
          hostFunding: "《办法》要求有必要的经费支持和相应的工作管理制度",
        },
      },
      todo: "请核实；确不具备的，不符合申报条件",
    },
    en: {
      wrong: "{field:field} is answered no",
      required: {
        by: "field",
        of: {
          hostTalentSystem:
            "The host must have a system for training, selecting, using, evaluating and rewarding skilled workers",
          hostSite: "The host must have a site and equipment for technical work, exchange and teaching",
          hostFunding: "The host must give the necessary funding and have rules for managing the work",
        },
      },
      todo: "Verify it; without it the application does not qualify",
    },
  },
};
