/**
 * Errors that people can act on: every one names the file, what is wrong and what to do.
 *
 * Pure; imports nothing. The table of codes is the only place that words a remedy; README lists the same codes
 * and a test holds the two together.
 */

/** What each code means to the person who meets it: the remedy is a full sentence. */
export const REMEDIES = {
  'input-missing': 'Check the path, or put files into archive/ and run the command again.',
  'input-unreadable': 'Give yourself the right to read the file (chmod +r), then run the command again.',
  usage: 'Run the command with --help to see what it takes.',
  'config-invalid': 'Correct the file as the message says, then run the command again.',
  'store-missing': 'Run "npx jiuwen ingest" first.',
  'store-damaged': 'Delete the store folder and rebuild it with "npx jiuwen ingest".',
  'store-busy': 'Another ingest is at work: wait for it to end, then run the command again.',
  'store-unwritable': 'Free some space or correct the rights of the data folder, then re-run the command.',
  'index-missing': 'Run "npx jiuwen index" to build it.',
  'index-damaged': 'Rebuild it: run "npx jiuwen index".',
  'index-foreign':
    'It was made by another version or from another archive: rebuild it with "npx jiuwen index".',
  'index-busy': 'Another build is at work: wait for it to end, then run the command again.',
  'index-unwritable':
    'Free some space or correct the rights of the data folder, then re-run "npx jiuwen index".',
  'site-unbuilt': 'Run "npm start", which builds it, or "npx next build".',
  'port-busy': 'Stop the other program or choose another port, for example PORT=3001 npm start.',
  internal: 'This is a fault of ours: please report it with the command you ran.',
} as const

/** Codes of faults that stop the work. */
export type ErrorCode = keyof typeof REMEDIES

/** A fault that stops the work. Prints as one line that a newcomer can act on. */
export class ArchiveError extends Error {
  readonly code: ErrorCode
  readonly file: string | null
  readonly detail: string
  readonly remedy: string

  /**
   * @param code - Key of {@link REMEDIES}.
   * @param detail - What is wrong, without a closing full stop.
   * @param options - `file` the path concerned, as the user knows it; `cause` the underlying error.
   */
  constructor(code: ErrorCode, detail: string, options: { file?: string; cause?: unknown } = {}) {
    const file = options.file ?? null
    super(`${file ? `${printable(file)}: ` : ''}${detail}. ${REMEDIES[code]} [${code}]`, {
      cause: options.cause,
    })
    this.name = 'ArchiveError'
    this.code = code
    this.file = file
    this.detail = detail
    this.remedy = REMEDIES[code]
  }
}

/** A problem of one document: data, counted in the report; the run goes on. */
export interface Problem {
  readonly file: string
  readonly step: 'read' | 'decode' | 'extract' | 'clean' | 'metadata' | 'dedupe' | 'store'
  /** Kebab-case, such as `too-large`, `binary`, `not-article-list`. */
  readonly code: string
  /** A full sentence for people, in Chinese: what is wrong and, where there is one, the remedy. */
  readonly detail: string
}

/** A file name as it may be shown: control characters and lone surrogates are escaped, so a log stays a log. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}
