import { Microservice } from '@callboard/contract';

/** The image of a service by the tag or the digest, whichever there is. */
export function imageOf(
  { spec }: Microservice,
  { tag, digest }: { tag?: string; digest?: string },
): string {
  return tag ? `${spec.image}:${tag}` : `${spec.image}@${digest}`;
}
