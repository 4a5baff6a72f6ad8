// Chapters five to seven, articles 10 to 17: duties of the host, yearly assessment, money, sanctions. Text and mapping only.
import { decision, document, heading, human, type Passage, passage, rules } from "./passage.ts";

const seenAtAssessment = human("seen by the experts of the yearly assessment at the studio itself");

const management: readonly Passage[] = [
  heading("第五章 考核管理"),
  passage(
    "10",
    "第十条 申报单位要加强对首席技师工作室的管理，建立健全内部管理的规章制度，明确首席技师的工作职责；",
    seenAtAssessment,
  ),
  passage(
    "10",
    "加大对首席技师工作室的经费支持，对区财政补助经费实行专款专用，为高技能人才开展技术研修、技术攻关、技术技能创新和带徒传技等创造条件。",
    rules("expenditure/off-purpose"),
    seenAtAssessment,
  ),
  passage(
    "11",
    "第十一条 申报单位应高度重视首席技师工作室建设，提高首席技师待遇，在企业内建立起有利于高技能人才成长和发挥作用的激励机制。",
    seenAtAssessment,
  ),
  passage("12", "第十二条 申报单位应建立首席技师工作室人员档案及工作室成员年度考核评价制度。", seenAtAssessment),
  passage(
    "12",
    "积极创造条件，有计划的安排工作室成员进行脱产学习、参观考察和技术交流，在经费和制度方面得到优先保障。",
    seenAtAssessment,
  ),
  passage(
    "13",
    "第十三条 工作室要制定并落实年度计划（包括当年度的主要任务、预期目标、完成进度等）。",
    decision("plans: tasks, goals and progress of each year are kept"),
  ),
  passage(
    "13",
    "评选工作办公室根据工作需要聘请专家小组对工作室进行考核评估。",
    rules("assessment/due"),
    decision("assessments: the experts' grade is entered"),
  ),
];

const money: readonly Passage[] = [
  heading("第六章 资金支持及管理"),
  passage(
    "14",
    "第十四条 对经公示并被工作室评选领导小组批准认定的工作室，将授予“大兴区首席技师工作室”铭牌，给予工作室15-20万元的资金支持，对首席技师工作室团队给与一次性3万元资金奖励。",
    rules("funding/not-approved", "funding/before-decision", "funding/team-award", "funding/paid-twice"),
    decision("plaque: its issue and return are recorded"),
    document("payment schedule"),
  ),
  passage(
    "14",
    "优先推荐参加大兴区“新国门领军人才”评选。",
    document("list for the recommendation"),
    human("the recommendation belongs to another selection with rules of its own"),
  ),
  passage(
    "14",
    "资金分两个阶段拨付，评选结束后拨付第一阶段支持资金10万元，同时拨付团队奖励。",
    rules("funding/first-tranche", "funding/award-apart"),
    document("payment schedule"),
  ),
  passage(
    "14",
    "第二阶段资金应在工作室建设满一年且在年度考核评估合格后，继续拨付5-10万元。",
    rules("funding/second-tranche", "funding/before-one-year", "funding/without-pass", "assessment/too-early"),
    document("payment schedule"),
  ),
  passage(
    "14",
    "对于不合格的，要求限期整改，整改后仍不达标的，撤销工作室称号并收回铭牌，不予支付后续资金支持；",
    rules(
      "assessment/no-deadline",
      "assessment/recheck-overdue",
      "assessment/not-revoked",
      "assessment/plaque-kept",
      "funding/after-revocation",
    ),
    decision("revocation: the leading group revokes the title"),
  ),
  passage(
    "14",
    "对于已获得市级资助的工作室，将不再重复予以资金支持，只授予工作室铭牌。",
    rules("duplicate/municipal-undeclared", "duplicate/municipal-possible", "funding/municipal"),
    decision("municipal-match: a person decides whether a matched row is the same studio"),
  ),
  passage(
    "15",
    "第十五条 工作室对管理部门拨付的经费，须严格用于工作室建设，做到专款专用，建立工作室经费使用台账，严格执行财务制度。",
    rules(
      "expenditure/overspent",
      "expenditure/balance",
      "expenditure/before-funding",
      "expenditure/off-purpose",
      "expenditure/voucher-twice",
      "expenditure/voucher-missing",
      "duplicate/payee-account",
    ),
  ),
  passage(
    "15",
    "对违反规定、挪用、滥用项目经费的工作室，管理部门有权撤回项目经费并对工作室给予警告或摘牌。",
    decision("sanctions: a warning, the recovery of money, the removal of the plaque"),
  ),
];

const closing: readonly Passage[] = [
  heading("第七章 附则"),
  passage(
    "16",
    "第十六条 本办法由大兴区人力资源和社会保障局负责解释。",
    decision("rulings: each open question is answered with a reason and a date"),
  ),
  passage("17", "第十七条 本办法自发布之日起施行。", rules("round/before-effective")),
];

export const support: readonly Passage[] = [...management, ...money, ...closing];
