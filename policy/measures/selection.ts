// Chapters one to four, articles 1 to 9: purpose, conditions, materials, review, notice. Text and mapping only.
import { decision, document, heading, human, type Passage, passage, rules } from "./passage.ts";

const judged = human("achievement and standing are judged by the review committee on the evidence, not by a table");

const general: readonly Passage[] = [
  heading("附件1"),
  heading("大兴区首席技师工作室管理办法（试行）"),
  heading("第一章 总则"),
  passage(
    "1",
    "第一条 为贯彻大兴区人才工作领导小组重点工作安排，进一步推进大兴区职业技能提升行动，加快我区高技能人才队伍建设，发挥首席技师工作室在技能人才培养工作中的示范带动作用，服务大兴区经济产业转型升级，现就做好大兴区首席技师工作室（以下简称工作室）建设，特制定本办法。",
    human("states the purpose of the measures"),
  ),
  passage(
    "2",
    "第二条 本办法所称工作室，是指在全区范围内的企业、行业单位依托有突出贡献的优秀技能人才建立的团队，旨在发挥技能领军人才组织技术攻关和引领创新作用，推进名师带徒制度，加快培养一批精通专业理论知识、掌握精湛技艺的优秀骨干技能人才。",
    human("defines the studio; the definition stands in the glossary"),
  ),
  passage(
    "3",
    "第三条 工作室评选坚持公开、公平、公正的原则，每两年进行一次评选。",
    rules("round/interval", "duplicate/lead-technician", "duplicate/title-held"),
    decision("rounds: a round opens two years after the last"),
    document("public notice page"),
  ),
  passage(
    "4",
    "第四条 由区委组织部、区人力社保局、区财政局共同成立大兴区首席技师工作室评选领导小组（以下简称工作室评选领导小组），负责工作室的评选组织及管理工作，工作室评选领导小组下设评选工作办公室，设在区人力社保局职业能力建设科，负责日常工作。",
    decision("members: the office holds the role clerk, the leading group the role leader"),
  ),
  passage(
    "5",
    "第五条 在工作室评选领导小组领导下，成立工作室评审委员会，成员由评选领导小组成员单位及相关领域专家组成，主要负责工作室的评审考核等工作。",
    rules("scoring/too-few-experts"),
    decision("scores: experts hold the role reviewer and recuse themselves from their own host"),
  ),
];

const conditions: readonly Passage[] = [
  heading("第二章 选拔范围和条件"),
  passage(
    "6",
    "第六条 凡在大兴区注册或经营的企事业单位，依托技艺精湛、贡献突出的优秀技能人才建立的首席技师工作室，符合如下条件，均可申请参评大兴区首席技师工作室。",
    rules(
      "eligibility/location",
      "eligibility/location-unproven",
      "identity/host-type",
      "decision/ineligible",
      "scoring/ineligible-shortlisted",
    ),
    decision("eligibility: each application is found eligible or ineligible"),
  ),
  heading("（一）首席技师条件", "6(1)"),
  passage(
    "6(1)1",
    "1.首席技师作为工作室领办人，应当是企事业单位中具有高超技艺技能和一流业绩水平，原则上应取得国家技师或以上职业资格，对于非物质文化遗产、文化创意或服务区内重大产业项目，在同行业中享有较高的声誉或贡献突出的行业领军人才可适当放宽条件。",
    rules("eligibility/skill-level", "eligibility/skill-level-unknown", "eligibility/relaxation", "identity/certificate-level"),
    decision("eligibility: a relaxation is accepted with its ground and the technician's standing"),
  ),
  passage("6(1)2", "2.创造了本单位公认的先进操作方法或创造了同行业较高生产记录，提高了本单位劳动生产率。", judged),
  passage(
    "6(1)2",
    "在推广、应用先进技术和培养后备技能人才过程中，有明确的优秀技术团队，发扬团队精神，传授技艺，所带徒弟成为企事业单位技能骨干，并在各类技能竞赛中取得优异成绩。",
    rules("eligibility/team"),
    judged,
  ),
  passage("6(1)3", "3.主要参与发明创造、技术或工艺革新，并发挥重要作用的技术骨干。", judged),
  passage("6(1)3", "在编制工艺标准、工作法等方面取得显著成绩，并取得较好经济效益和社会效益。", judged),
  heading("（二）所在单位条件", "6(2)"),
  passage(
    "6(2)1",
    "1.高度重视技能人才队伍建设，建立了较为完善的技能人才培养、选拔、使用、评价和激励制度。",
    rules("eligibility/host-conditions"),
  ),
  passage(
    "6(2)2",
    "2.有进行技术攻关、技术创新、技术交流、技艺传承的工作场地和设备设施。",
    rules("eligibility/host-conditions"),
  ),
  passage(
    "6(2)3",
    "3.有必要的经费支持和相应的工作管理制度，能够确保首席技师工作室工作持续推进。",
    rules("eligibility/host-conditions"),
  ),
];

const materials: readonly Passage[] = [
  heading("第三章 工作流程"),
  heading("第七条 申报材料", "7"),
  passage(
    "7(1)",
    "（一）大兴区首席技师工作室评选申报表（附件）；",
    rules("materials/missing"),
    document("checklist of materials"),
  ),
  passage("7(2)", "（二）申报报告。", rules("materials/missing"), document("checklist of materials")),
  passage(
    "7(2)",
    "包括申报工作室名称（格式为“企事业单位名称+首席技师姓名+职业工种名称+首席技师工作室”）、所在单位简介、工作室建设基本条件、首席技师工作业绩、工作室成立的必要性和可行性、所在单位对工作室支持措施、工作室建立后工作年度计划、主要工作方向、预期目标等；",
    rules("materials/studio-name", "materials/studio-name-width", "duplicate/studio-name"),
    human("what the report says is read by the review committee"),
  ),
  passage(
    "7(3)",
    "（三）申报单位的营业执照或事业单位法人证书、银行开户许可证复印件；",
    rules("materials/missing", "identity/credit-code", "identity/payee-account", "funding/payee"),
    document("checklist of materials"),
  ),
  passage("7(4)", "（四）相关证明材料。", rules("materials/missing"), document("checklist of materials")),
  passage(
    "7(4)",
    "包括首席技师和工作室成员的身份证、职业资格证书、学历证书，市级及以上获奖证书和技术认定、技术创新等证明材料。",
    rules("identity/id-number"),
    human("certificates are compared with their originals"),
  ),
  passage(
    "7",
    "以上材料一式2份，统一使用A4纸装订成册（申报表单独装订）同时报送申报表和申报报告的电子文档。",
    rules("materials/copies", "materials/electronic"),
    human("paper and binding are looked at when the copies are handed in"),
  ),
  heading("（五）其它材料", "7(5)"),
  passage("7(5)1", "1.电子照片：在首席技师工作室内开展科研、攻关的场景。", rules("materials/photos")),
  passage(
    "7(5)1",
    "照片要以其反映的内容命名，并配以简单的文字介绍。",
    human("what a picture shows and its caption are looked at by a person"),
  ),
  passage("7(5)2", "2.可提供成果视频，时间控制在10分钟以内。", rules("materials/video-length")),
];

const review: readonly Passage[] = [
  heading("第四章 组织评审"),
  passage(
    "8",
    "第八条 评选工作办公室负责汇总全区申报材料，组织工作室评审委员会相关专家对申报对象进行专业评审，确定工作室拟定名单。",
    rules(
      "scoring/out-of-range",
      "scoring/missing",
      "scoring/average",
      "scoring/rank",
      "scoring/tie-at-cut",
      "scoring/shortlist",
      "scoring/ineligible-shortlisted",
    ),
    decision("shortlist: the office fixes the shortlist"),
  ),
  passage(
    "9",
    "第九条 评选工作办公室对拟定的“大兴区首席技师工作室”名单进行为期7天的公示，接受社会监督,公示结束后报工作室评选领导小组审定。",
    rules(
      "notice/too-short",
      "notice/narrow-count",
      "notice/missing",
      "notice/not-shortlisted",
      "notice/objection-open",
      "decision/before-notice-end",
    ),
    decision("decisions: the leading group decides after the notice, with no objection open"),
    document("public notice page"),
  ),
];

export const selection: readonly Passage[] = [...general, ...conditions, ...materials, ...review];
