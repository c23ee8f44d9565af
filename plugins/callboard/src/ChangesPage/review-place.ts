import { Change } from '@callboard/plugin-callboard-common';
import { webUrl } from '../web-url';

/** Where people review a change, e.g. `#12` on `github.com`. */
export type ReviewPlace = { name: string; url: string; host: string };

/** Where a change is reviewed; nothing where that is in the portal, or at no address of the web. */
export function reviewPlaceOf({
  review,
}: Pick<Change, 'review'>): ReviewPlace | undefined {
  return review && webUrl(review.url) && URL.canParse(review.url)
    ? { ...review, host: new URL(review.url).host }
    : undefined;
}
