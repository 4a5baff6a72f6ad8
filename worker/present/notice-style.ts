// The style sheet of the public notice: readable on any screen, black on white, and A4 when printed (without the form).

export const noticeStyle = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.75 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 0 0 1.5rem; font-size: 1.6rem; line-height: 1.4; text-align: center; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.2rem; }
table { width: 100%; border-collapse: collapse; margin: 1.5rem 0; }
caption { margin-bottom: 0.5rem; text-align: start; font-weight: bold; }
th, td { padding: 0.4rem 0.6rem; border: 1px solid #595959; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
tbody th { font-weight: normal; }
thead th { background: #f0f0f0; white-space: nowrap; }
td:first-child { white-space: nowrap; text-align: center; }
td:nth-child(4) { min-width: 4.5rem; }
td:nth-child(5) { min-width: 6.5rem; }
.address { display: none; }
.office { margin-top: 3rem; text-align: end; }
form { margin-top: 2rem; padding: 0 1.5rem 1rem; border: 1px solid #595959; }
label { display: block; font-weight: bold; }
input, select, textarea { width: 100%; padding: 0.5rem; border: 1px solid #595959; border-radius: 2px; background: #fff; color: inherit; font: inherit; }
button { min-height: 2.75rem; padding: 0.5rem 1.5rem; border: 0; border-radius: 2px; background: #8b1a1a; color: #fff; font: inherit; cursor: pointer; }
a { color: #8b1a1a; }
:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
@media screen and (max-width: 40rem) {
  h1 { font-size: 1.3rem; }
  table, caption, tbody, tr, td, th { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { margin-bottom: 1rem; border: 1px solid #595959; }
  tbody td, tbody th { min-width: 0; border: 0; text-align: start; }
  tbody td::before, tbody th::before { content: attr(data-heading) "："; font-weight: bold; }
  td:first-child { text-align: start; }
  form { padding: 0 1rem 1rem; }
}
@page { size: A4; margin: 25mm 20mm; }
@media print {
  body { font: 11pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
  /* Half a line's width would fall outside the page. */
  main { max-width: none; padding: 0 1px; }
  h1 { font-size: 18pt; }
  h2 { font-size: 14pt; break-after: avoid; }
  th, td { padding: 1.5mm 2mm; }
  form { display: none; }
  .address { display: block; overflow-wrap: anywhere; }
  thead { display: table-header-group; }
  tr, .office { break-inside: avoid; }
}
`;
