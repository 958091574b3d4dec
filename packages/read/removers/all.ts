// Asked in this order; the first to name a line gives the reason. Shapes come before positions, because a line taken
// for its shape no longer counts as text when the ends of the text are looked for.
import { advertisement } from './advertisement.ts'
import { commentForm } from './comment-form.ts'
import { cookieNotice } from './cookie-notice.ts'
import { copyright } from './copyright.ts'
import { counter } from './counter.ts'
import { duplicate } from './duplicate.ts'
import { metadata } from './metadata.ts'
import { navigation } from './navigation.ts'
import { newsletter } from './newsletter.ts'
import { relatedLinks } from './related-links.ts'
import type { Remover } from './remover.ts'
import { shareBar } from './share-bar.ts'

export const removers: readonly Remover[] = [
  shareBar,
  counter,
  advertisement,
  newsletter,
  commentForm,
  cookieNotice,
  copyright,
  metadata,
  relatedLinks,
  duplicate,
  navigation,
]
