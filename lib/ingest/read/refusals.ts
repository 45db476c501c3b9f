/**
 * Why the reader refuses a file: codes for machines, sentences in Chinese for people. Pure.
 */
import { LIMITS } from '../limits.ts'

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`

/** Codes and sentences. A sentence says what is wrong and, where there is one, the remedy. */
export const REFUSALS = {
  'too-large': `文件超过 ${megabytes(LIMITS.documentBytes)} 的上限，没有读取。`,
  unreadable: '没有读取权限，或磁盘读取出错。请检查文件权限后重新运行。',
  vanished: '读取时文件已不存在。',
  changing: '读取时文件正在被改写。请等它写完后重新运行。',
  'not-a-file': '不是普通文件（管道、设备或套接字），没有读取。',
  link: '符号链接不跟随。请把原文件放进文件夹。',
  outside: '实际位置在所给文件夹之外，没有读取。',
  'path-too-long': '路径过长，系统无法打开。',
  'unsupported-container': '不支持这种压缩格式。请先解压，或改用 ZIP、WARC。',
  timeout: `处理超过 ${LIMITS.documentMs / 1000} 秒，已放弃。`,
  'worker-died': '处理时内存不足或程序异常，已放弃。',
  'broken-line': '这一行不是有效的 JSON 记录。',
  'missing-field': '这一行缺少标题（title）或正文（body）。',
  'line-too-long': `这一行超过 ${megabytes(LIMITS.lineBytes)} 的上限。`,
  bomb: '压缩数据膨胀倍数异常，疑似压缩炸弹，已停止读取。',
  corrupt: '容器已损坏或不完整，只读出了完好的部分。',
  'container-silent': `容器超过 ${LIMITS.containerSilenceMs / 1000} 秒没有给出数据，已放弃。`,
  'unsafe-address': '记录的地址不是 http(s) 网址，没有读取。',
  'http-error': '抓取时服务器返回的是错误页，不是文章。',
  'unresolved-revisit': '重访记录所指的内容不在同一容器内。',
  encrypted: '压缩包中的文件已加密，无法读取。',
} as const

/** Code of a refusal by the reader. */
export type RefusalCode = keyof typeof REFUSALS

/** The refusal that a system error means for one file. Faults of ours are thrown on. */
export function refusalOf(error: unknown): RefusalCode {
  const code = codeOf(error)
  if (code === '') throw error
  if (code === 'ENOENT') return 'vanished'
  if (code === 'ENAMETOOLONG') return 'path-too-long'
  if (code === 'ELOOP') return 'link'
  return 'unreadable'
}

/** Code of a system error, such as `ENOENT`; empty for what is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
