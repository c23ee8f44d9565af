import { z } from 'zod';
import { withRule } from '../issue';
import { cidr } from '../scalars/addresses';
import { hostName } from '../scalars/names';
import { portNumber } from '../scalars/numbers';

function hostTwice(hosts: { host: string; port: number }[]) {
  const index = hosts.findIndex(
    ({ host, port }, at) =>
      hosts.findIndex(other => other.host === host && other.port === port) < at,
  );
  return index === -1
    ? undefined
    : {
        code: 'host-twice' as const,
        path: [index, 'host'],
        message: `${hosts[index].host}:${hosts[index].port} stands twice: keep one`,
      };
}

/** Hosts outside the cluster that the service calls. */
export const externalSchema = withRule(
  z
    .array(
      z.strictObject({
        host: hostName,
        port: portNumber,
        cidrs: z
          .array(cidr)
          .max(100)
          .default([])
          .describe(
            'Its addresses: NetworkPolicy knows no names; not needed where Cilium enforces',
          ),
      }),
    )
    .max(50),
  hostTwice,
);
