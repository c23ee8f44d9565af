import { z } from 'zod';
import { withRule } from '../issue';
import { hostName, portName } from '../scalars/names';
import { pathPrefix } from '../scalars/web';

function placeTwice(places: { host: string; path: string }[]) {
  const index = places.findIndex(
    ({ host, path }, at) =>
      places.findIndex(other => other.host === host && other.path === path) <
      at,
  );
  return index === -1
    ? undefined
    : {
        code: 'host-twice' as const,
        path: [index, 'host'],
        message: `${places[index].host}${places[index].path} stands twice: keep one`,
      };
}

/** Under which names the service is reached from outside the cluster, through the platform's gateway. */
export const exposeSchema = withRule(
  z
    .array(
      z.strictObject({
        host: hostName,
        port: portName.describe('Name of the port that requests go to'),
        path: pathPrefix
          .default('/')
          .describe('Only requests whose path begins like this'),
      }),
    )
    .max(20),
  placeTwice,
);
