/**
 * Wordings of what programs leave in a page: names of templates, unfilled places, rules, marks of the end.
 *
 * Pure data.
 */
import { holds, type LabelRule, line, starts } from './rule.ts'

/** Tried in order. */
export const DEBRIS: readonly LabelRule[] = [
  holds(
    'template-debris',
    '^[\\w./\\\\-]{1,120}\\.(?:html?|shtml|tpl|php|css|js|jsp|aspx?)(?:\\.\\w{1,5})?$',
    'index_new5.html',
    130,
  ),
  holds(
    'template-debris',
    '\\{\\{[^}]{0,80}\\}\\}|\\$\\{[^}]{0,80}\\}|<!--#|an error occurred while processing|^(?:undefined|null|nan.{0,6}|loading\\.{0,3}|\\[object object\\])$|^@{2,}|@{3,}$|^(?:var|let|const|function)\\s',
    '{{article.subtitle}}',
    160,
  ),
  holds('template-debris', '^\\*{2,}.{0,60}\\*{2,}$', '*** 记录结束 仅供检索参考 ***', 80),
  holds(
    'template-debris',
    '^[(].{0,12}(?:扫描|识别|校对).{0,20}[)]$',
    '（扫描件文字识别结果 未经人工校对）',
    40,
  ),
  line(
    'template-debris',
    '[-—\\s]{0,6}(?:the )?end[-—\\s]{0,6}|advertisement|continue reading.{0,10}|广告|article information|跳过.{0,12}|.{2,8}结尾',
    '—— END ——',
    24,
  ),
  starts(
    'template-debris',
    '(?:本文|原文|文章|本页)(?:网址|链接|地址|url)\\s{0,2}:',
    '本文网址：http://news.example.invalid/1.html',
    200,
  ),
  holds('template-debris', '^[-=_*~#─—═\\s]{2,}$', '================', 120),
  holds('template-debris', '^※\\s?(?:来源|修改)', '※ 来源:．柳湾站', 80),
  holds('template-debris', '^[(](?:完|全文完|本文完|未完待续)[)]$', '（完）', 8),
]
