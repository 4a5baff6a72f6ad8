// What is said about article 7's materials and about the studio's name.
import type { Wording } from "./entry.ts";

export const materialsWording: Wording = {
  "materials/missing": {
    zh: {
      wrong: "缺少{field:field}",
      required: {
        by: "field",
        of: {
          docApplicationForm: "《办法》要求提交大兴区首席技师工作室评选申报表",
          docReport: "《办法》要求提交申报报告",
          docLicence: "《办法》要求提交营业执照或事业单位法人证书复印件",
          docBankProof: "《办法》要求提交银行开户许可证复印件",
          docEvidence: "《办法》要求提交身份证、职业资格证书、学历证书、获奖证书等相关证明材料",
        },
      },
      todo: "请通知申报单位补交，补齐后改填“是”",
    },
    en: {
      wrong: "missing: {field:field}",
      required: {
        by: "field",
        of: {
          docApplicationForm: "The measures ask for the application form",
          docReport: "The measures ask for the application report",
          docLicence: "The measures ask for a copy of the business licence or legal person certificate",
          docBankProof: "The measures ask for a copy of the bank account permit",
          docEvidence: "The measures ask for evidence: ID cards, qualifications, diplomas, awards",
        },
      },
      todo: "Ask the host for it, and answer yes once it is there",
    },
  },
  "materials/copies": {
    zh: { wrong: "纸质材料只有{copies}份", required: "《办法》要求材料一式{minimum}份", todo: "请通知申报单位补足" },
    en: {
      wrong: "paper copies handed in: {copies}",
      required: "The measures ask for {minimum} copies",
      todo: "Ask the host for the rest",
    },
  },
  "materials/electronic": {
    zh: { wrong: "未报送电子文档", required: "《办法》要求同时报送申报表和申报报告的电子文档", todo: "请通知申报单位补报" },
    en: {
      wrong: "no electronic copies were handed in",
      required: "The measures ask for the form and the report as electronic documents too",
      todo: "Ask the host for them",
    },
  },
  "materials/photos": {
    zh: {
      wrong: "没有电子照片",
      required: "《办法》所列其它材料包括工作室开展科研、攻关场景的电子照片",
      todo: "请提醒申报单位补交",
    },
    en: {
      wrong: "no photos",
      required: "The measures list photos of the studio at work among the other materials",
      todo: "Remind the host to send them",
    },
  },
  "materials/video-length": {
    zh: {
      wrong: "成果视频长{minutes}分钟",
      required: "《办法》要求视频控制在{maximum}分钟以内",
      todo: "请申报单位剪短后重新提交",
    },
    en: {
      wrong: "the video is {minutes} minutes long",
      required: "The measures keep it within {maximum} minutes",
      todo: "Ask the host for a shorter one",
    },
  },
  "materials/studio-name": {
    zh: {
      wrong: "工作室名称与规定格式不符",
      required: "《办法》规定格式为“企事业单位名称+首席技师姓名+职业工种名称+首席技师工作室”，应为“{expected}”",
      todo: "请核对单位、姓名、工种后更正名称",
    },
    en: {
      wrong: "the studio's name does not follow the prescribed form",
      required: "The form is host, lead technician's name, occupation, 首席技师工作室: “{expected}”",
      todo: "Check host, name and occupation, then correct the studio's name",
    },
  },
  "materials/studio-name-width": {
    zh: {
      wrong: "工作室名称与规定格式只差空格或全角、半角字符",
      required: "《办法》规定的格式应写为“{expected}”",
      todo: "请统一写法",
    },
    en: {
      wrong: "the studio's name differs from the prescribed form only in spaces or full-width characters",
      required: "In the prescribed form it is “{expected}”",
      todo: "Write it that way",
    },
  },
};
