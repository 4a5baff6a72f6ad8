// The public notice as a page (article 9): plain Chinese HTML that needs no script, reads aloud well and prints on A4 for the board.
// Every value is escaped by the template; nothing here is an identifier.
import { html } from "hono/html";
import type { NoticeAnswer, Receipt } from "../../policy/contract/notice.ts";
import type { IsoDate } from "../../policy/kinds.ts";
import type { Sentence } from "../problem-wording.ts";

/** Where the style sheet lies: the pages' content policy allows no inline style. */
export const stylePath = "/notices/style.css";

type Html = ReturnType<typeof html>;

const page = (title: string, content: Html): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;

/** 2025-12-01 as 2025年12月1日. */
function inChinese(date: IsoDate): string {
  const [year = "", month, day] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

const span = ({ start, end }: NoticeAnswer["notice"]): Html =>
  html`<time datetime="${start}">${inChinese(start)}</time>至<time datetime="${end}">${inChinese(end)}</time>`;

/** The whole page; `today` marks which studios still take an objection, `address` is printed for who reads it on the board. */
export function noticePage(notice: NoticeAnswer, today: IsoDate, address: string): Html {
  const { round, applications, open } = notice;
  const title = `${round}年度大兴区首席技师工作室拟定名单公示`;
  return page(
    title,
    html`<h1>${title}</h1>
<p>根据《大兴区首席技师工作室管理办法（试行）》（京兴人社文〔2019〕199号）第九条，经专家评审，现将拟定的大兴区首席技师工作室名单予以公示，接受社会监督。</p>
<p><strong>公示期：</strong>${span(notice.notice)}，首日、末日均含在内。</p>
${applications.length === 0 ? html`<p>公示名单中目前没有工作室。</p>` : listed(notice)}
<h2>如何提出异议</h2>
${open ? howToObject(address) : html`<p>公示已于${inChinese(notice.notice.end)}结束，不再受理异议。</p>`}
${open ? objectionForm(notice, today) : ""}
<p class="office">大兴区首席技师工作室评选工作办公室<br>（区人力社保局职业能力建设科）<br>${inChinese(notice.notice.start)}</p>`,
  );
}

const howToObject = (address: string): Html =>
  html`<p>对名单有异议的，请在公示期内写明姓名、联系方式、所异议的工作室和理由，通过本页网上提交，或以书面形式向区人力社保局职业能力建设科提出。姓名和联系方式只用于核实和答复，不予公开。</p>
<p class="address">本页网址：${address}</p>`;

/** On a narrow screen each row stands as a block under its headings, so the roles that the layout would take away are written down. */
function listed({ applications, notice }: NoticeAnswer): Html {
  const hasOwnDays = applications.some((one) => one.notice.start !== notice.start || one.notice.end !== notice.end);
  const headings = ["序号", "工作室名称", "所在单位", "领办人", "职业工种", ...(hasOwnDays ? ["公示期"] : [])];
  const cell = (heading: string, value: Html | string | number) =>
    html`<td role="cell" data-heading="${heading}">${value}</td>`;
  const row = (one: NoticeAnswer["applications"][number], index: number) => html`<tr role="row">
${cell("序号", index + 1)}
<th role="rowheader" scope="row" data-heading="工作室名称">${one.studioName ?? one.applicationId}</th>
${cell("所在单位", one.hostName ?? "")}
${cell("领办人", one.leadName ?? "")}
${cell("职业工种", one.occupation ?? "")}
${hasOwnDays ? cell("公示期", span(one.notice)) : ""}
</tr>
`;
  return html`<table role="table">
<caption>拟定名单，共${applications.length}家，排名不分先后</caption>
<thead role="rowgroup"><tr role="row">${headings.map((heading) => html`<th role="columnheader" scope="col">${heading}</th>`)}</tr></thead>
<tbody role="rowgroup">
${applications.map(row)}</tbody>
</table>`;
}

/** Lengths as the request's schema has them; the browser asks for what is missing before anything is sent. */
function objectionForm({ round, applications }: NoticeAnswer, today: IsoDate): Html {
  const open = applications.filter(({ notice }) => today <= notice.end);
  if (open.length === 0) return html``;
  return html`<form method="post" action="/notices/${round}/objections" accept-charset="utf-8">
<h2>网上提交异议</h2>
<p>各项均须填写。</p>
<p><label for="name">姓名或单位</label><input id="name" name="name" required maxlength="100" autocomplete="name"></p>
<p><label for="contact">联系方式（电话或邮箱）</label><input id="contact" name="contact" required maxlength="200"></p>
<p><label for="applicationId">所异议的工作室</label><select id="applicationId" name="applicationId" required>
<option value="">请选择</option>
${open.map(
  ({ applicationId, studioName }) => html`<option value="${applicationId}">${studioName ?? applicationId}</option>
`,
)}</select></p>
<p><label for="reason">理由</label><textarea id="reason" name="reason" rows="6" required maxlength="2000"></textarea></p>
<p><button type="submit">提交异议</button></p>
</form>`;
}

/** What an objector keeps. */
export const receiptPage = ({ id, round, filedOn }: Receipt): Html =>
  page(
    "异议已收到",
    html`<h1>异议已收到</h1>
<p>回执编号：<strong>${id}</strong></p>
<p>收到日期：${inChinese(filedOn)}。请记下编号，办公室将按您留下的联系方式答复，询问时请提供编号。</p>
<p><a href="/notices/${round}">返回公示</a></p>`,
  );

/** A refusal, as a sentence that says what to do. */
export const refusalPage = ({ zh }: Pick<Sentence, "zh">, round: string | null): Html =>
  page(
    "未能办理",
    html`<h1>未能办理</h1>
<p>${zh}</p>
${round === null ? "" : html`<p><a href="/notices/${round}">返回公示</a></p>`}`,
  );
