/**
 * What the measurements of search share: the opened archive, the stories it was made of, and what is asked of them.
 */
import type { Search } from '../../search/index.ts'
import type { Rival } from './rival.ts'
import type { Story } from './stories.ts'

/** What every measurement works on. */
export interface Ground {
  readonly search: Search
  /** In the order of the file. */
  readonly stories: readonly Story[]
  /** Id in the archive -> story. */
  readonly storyOf: ReadonlyMap<string, Story>
  readonly shared: string
  /** Fewer queries, for a look while working. */
  readonly quick: boolean
  /** Measured beside ours where asked. */
  readonly rival: Rival | null
}
