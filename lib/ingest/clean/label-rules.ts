/**
 * The table of wordings by which a line says what it is. One table for pages and dumps alike.
 *
 * Pure data, written by job in `wordings/`. The first rule that fits names the line.
 */
import { DEBRIS } from './wordings/debris.ts'
import { OTHER_PAGES } from './wordings/other-pages.ts'
import { PAGE_TOOLS } from './wordings/page-tools.ts'
import { PUBLISHER } from './wordings/publisher.ts'
import { READERS } from './wordings/readers.ts'
import type { LabelRule } from './wordings/rule.ts'

/** The rules, tried in order. */
export const LABEL_RULES: readonly LabelRule[] = [
  // 评论 heads the readers' words, which end a story, before it counts them or offers to write one.
  ...READERS,
  ...PAGE_TOOLS,
  ...PUBLISHER,
  ...OTHER_PAGES,
  ...DEBRIS,
]
