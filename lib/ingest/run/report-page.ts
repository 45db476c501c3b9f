/**
 * The report as a page for people: one HTML file without scripts, to be opened from disk. Pure.
 */
import { printable } from '../../errors.ts'
import { type Count, type IngestReport, REPORT_LIST_LIMIT } from '../../store/index.ts'

const STYLE = `
:root{color-scheme:light dark;font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .6rem .2rem 0;vertical-align:top;overflow-wrap:anywhere}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dd{margin:0;font-variant-numeric:tabular-nums}
`

/** The whole page. Everything from documents is escaped. */
export function reportPage(report: IngestReport): string {
  const sections = [
    countTable('来源', report.bySource),
    countTable('年份', report.byYear),
    countTable('编码', report.byCharset),
    countTable(
      '日期取自',
      report.byDateOrigin.map(({ name, count }) => ({ name: ORIGINS.get(name) ?? name, count })),
    ),
    countTable('未收入，按原因', report.refusedByCode),
    listTable('未收入的文件', ['文件', '原因', '标题'], report.rejected, report.refused.map(refusedCells)),
    listTable(
      '请看一眼的文章',
      ['文件', '标题', '为什么'],
      null,
      report.suspicious.map((row) => [row.file, row.title, row.why]),
    ),
    listTable(
      '完全相同的副本',
      ['副本', '保留的文件'],
      report.duplicates,
      report.copies.map((row) => [row.file, row.keptFile]),
    ),
    listTable(
      '处理最慢的文件',
      ['文件', '毫秒'],
      null,
      report.slowest.map((row) => [row.file, row.ms.toFixed(1)]),
    ),
    listTable('其他问题', ['文件', '说明'], null, otherProblems(report)),
    countTable('略过的非文档文件', report.ignored),
  ]
  return `<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>收入报告</title><style>${STYLE}</style></head><body>
<h1>收入报告</h1>
${summary(report)}
${sections.filter((section) => section !== '').join('\n')}
</body></html>
`
}

const ORIGINS: ReadonlyMap<string, string> = new Map([
  ['page', '页面上的日期'],
  ['dateline', '电头'],
  ['json-ld', '结构化数据'],
  ['meta', '页面元数据'],
  ['url', '网址'],
  ['record', '导出的字段'],
])

function summary(report: IngestReport): string {
  const rows: readonly (readonly [string, string])[] = [
    ['时间', `${report.startedAt}，用时 ${(report.tookMs / 1000).toFixed(1)} 秒`],
    ['输入', report.inputs.join('、')],
    ['文档', `${report.documents}（其中 ${report.unchanged} 篇没有变化，未重新处理）`],
    ['文章', String(report.articles)],
    ['转载', `${report.reprintGroups} 组，共 ${report.reprints} 篇`],
    ['相同副本', String(report.duplicates)],
    ['未收入', String(report.rejected)],
    ['已消失的文件', String(report.vanished)],
  ]
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`
}

function countTable(title: string, counts: readonly Count[]): string {
  if (counts.length === 0) return ''
  const rows = counts.map(
    ({ name, count }) => `<tr><td>${escaped(name)}</td><td class="n">${count}</td></tr>`,
  )
  return `<h2>${title}</h2><table>${rows.join('')}</table>`
}

function listTable(
  title: string,
  heads: readonly string[],
  total: number | null,
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return ''
  const count = total ?? rows.length
  const cut = count > rows.length || rows.length === REPORT_LIST_LIMIT ? `（列出前 ${rows.length} 个）` : ''
  const head = heads.map((name) => `<th>${name}</th>`).join('')
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
  return `<h2>${title} ${count} 个${cut}</h2><table><tr>${head}</tr>${body.join('')}</table>`
}

const refusedCells = (row: IngestReport['refused'][number]) => [
  row.url ? `${row.file} ${row.url}` : row.file,
  row.reason,
  row.title ?? '',
]

/** Problems that are not already told as refusals. */
function otherProblems(report: IngestReport): (readonly string[])[] {
  const told = new Set(report.refused.map((row) => `${row.file}\u0000${row.reason}`))
  return report.problems
    .filter((problem) => !told.has(`${problem.file}\u0000${problem.detail}`))
    .map((problem) => [problem.file, problem.detail])
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
}
