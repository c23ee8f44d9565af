import { Flex, Link } from '@backstage/ui';
import { NetworkView } from '@callboard/plugin-callboard-common';
import { webUrl } from '../web-url';

/** Logs and metrics, where the platform names them. */
export const OutLinks = ({ links }: { links: NetworkView['links'] }) => {
  const shown = [
    { title: 'Logs', url: webUrl(links.logs) },
    { title: 'Metrics', url: webUrl(links.metrics) },
  ].filter(({ url }) => url);
  return shown.length ? (
    <Flex gap="4">
      {shown.map(({ title, url }) => (
        <Link key={title} href={url} target="_blank" rel="noopener noreferrer">
          {title} ↗
        </Link>
      ))}
    </Flex>
  ) : null;
};
