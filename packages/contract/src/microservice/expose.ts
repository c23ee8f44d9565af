import { z } from 'zod';
import { withRule } from '../issue';
import { hostName, portName } from '../scalars/names';
import { pathPrefix } from '../scalars/web';

/** With its name and `.at.` in front of it a host is the name of an object, which has 253 characters at most. */
const exposedHost = withRule(hostName, value =>
  value.length <= 186
    ? undefined
    : {
        code: 'too-long',
        message: 'a host that is exposed has 186 characters at most',
      },
);

/** A slash at the end of a path makes no difference to gateways. */
const placeOf = ({ host, path }: { host: string; path: string }) =>
  `${host}${path.replace(/\/$/, '')}`;

function placeTwice(places: { host: string; path: string }[]) {
  const index = places.findIndex(
    (one, at) =>
      places.findIndex(other => placeOf(other) === placeOf(one)) < at,
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
        host: exposedHost,
        port: portName.describe('Name of the port that requests go to'),
        path: pathPrefix
          .default('/')
          .describe(
            'Only requests whose path is this or lies below it: /api takes /api/orders, and not /apis. For gRPC /, /package.Service or /package.Service/Method',
          ),
      }),
    )
    .max(16),
  placeTwice,
);
