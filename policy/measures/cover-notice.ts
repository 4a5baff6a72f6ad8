// The notice of 2019-12-30 that issues the measures, sentence by sentence. Text and mapping only.
import { heading, human, type Passage, passage, rules } from "./passage.ts";

const letterhead = human("names who issued the measures and when; nothing to check in a round");

export const coverNotice: readonly Passage[] = [
  passage(null, "北京市大兴区人力资源和社会保障局", letterhead),
  passage(null, "北京市大兴区人才工作领导小组办公室", letterhead),
  passage(null, "北京市大兴区财政局", letterhead),
  passage(null, "京兴人社文〔2019〕199号", letterhead),
  heading("关于印发《大兴区首席技师工作室管理办法（试行）》的通知"),
  passage(
    null,
    "各镇人民政府、街道办事处，新媒体产业基地管委会、生物医药基地管委会，各企事业单位：",
    human("names the addressees, who pass the notice on to hosts"),
  ),
  passage(
    null,
    "为贯彻落实《北京市大兴区人民政府印发<关于做好当前和今后一个时期促进就业工作的实施意见>的通知》（京兴政发[2019]27号）和《北京市大兴区就业工作领导小组关于印发<北京市大兴区职业技能提升行动实施方案（2019-2021年）>的通知》（京兴就办发[2019]1号）精神，进一步推进大兴区职业技能提升行动，加快我区高技能人才队伍建设，现将《大兴区首席技师工作室管理办法（试行）》印发给你们，请结合实际认真贯彻执行。",
    human("states why the measures are issued"),
  ),
  passage(
    null,
    "本办法自2019年12月30日起实施，原《北京市大兴区人力资源和社会保障局关于印发<大兴区首席技师工作室管理办法>（试行）的通知》（京兴人社发〔2014〕122号）同时废止。",
    rules("round/before-effective"),
  ),
  passage(null, "附件：1.大兴区首席技师工作室管理办法(试行)", human("lists the annexes")),
  passage(null, "2.大兴区首席技师工作室申报表", human("lists the annexes")),
  passage(null, "北京市大兴区人力资源和社会保障局        北京市大兴区财政局", letterhead),
  passage(null, "北京市大兴区人才工作领导小组办公室", letterhead),
  passage(null, "（中共北京市大兴区委组织部代章）", letterhead),
  passage(null, "2019年12月30日", letterhead),
  passage(null, "北京市大兴区人力资源和社会保障局办公室   2019年12月30日印发", letterhead),
];
