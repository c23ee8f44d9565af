import { Address } from '@callboard/plugin-callboard-common';
import { CallingExample } from './calling-example';
import { fromPod } from './from-pod';

/**
 * Ways to call a service, the most likely first: per port what speaks to it, then the injected variables, a try from a
 * pod, and the name with a final dot. Empty where there is no port to call.
 */
export function callingExamples(address: Address): CallingExample[] {
  const [first] = address.ports;
  return first
    ? [
        ...address.ports.map(port => clientOf(address, port)),
        ...address.ports.flatMap(balanced),
        variables(address, first),
        ...fromPod(address, first),
        dotted(address, first),
      ]
    : [];
}

type Port = Address['ports'][number];

function clientOf({ dnsName }: Address, port: Port): CallingExample {
  switch (port.application) {
    case 'http':
      return {
        title: titleOf('curl', port),
        text: `curl ${urlOf(dnsName, port)}/`,
      };
    case 'grpc':
      return {
        title: titleOf('grpcurl', port),
        text: `grpcurl -plaintext ${dnsName}:${port.port} list`,
        note: 'list needs the reflection service; without it, give -proto and the method.',
      };
    default:
      return {
        title: titleOf('netcat', port),
        text: `nc -vz${port.protocol === 'UDP' ? 'u' : ''} ${dnsName} ${
          port.port
        }`,
      };
  }
}

/** Without a mesh nothing but the client spreads requests of gRPC: it has to know the pods. */
function balanced(port: Port): CallingExample[] {
  const { eachPod } = port;
  return eachPod
    ? [
        {
          title: titleOf('gRPC client', port),
          text: `dns:///${eachPod.dnsName}:${eachPod.port}`,
          note: 'With the load balancing policy round_robin; by the name of the service itself all requests of one connection go to one pod.',
        },
      ]
    : [];
}

function titleOf(tool: string, { name }: Port): string {
  return name ? `${tool} (${name})` : tool;
}

function urlOf(host: string, { port }: Port): string {
  return port === 80 ? `http://${host}` : `http://${host}:${port}`;
}

/** What a caller's pods find in their environment when it declares the call under this name. */
function variables(address: Address, port: Port): CallingExample {
  const prefix = address.name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
  const { dnsName: host, port: number } = port.eachPod ?? {
    dnsName: address.dnsName,
    port: port.port,
  };
  return {
    title: 'Environment variables',
    text: [
      `${prefix}_HOST=${host}`,
      `${prefix}_PORT=${number}`,
      `${prefix}_ADDR=${host}:${number}`,
      ...(port.application === 'http'
        ? [`${prefix}_URL=http://${host}:${number}`]
        : []),
    ].join('\n'),
    note: `Injected into a caller that declares the call ${prefix} in its microservice.yaml.`,
  };
}

function dotted({ dnsName }: Address, port: Port): CallingExample {
  return {
    title: 'With a final dot',
    text: `${dnsName}.:${port.port}`,
    note: 'Skips the search domains, several lookups for each call from a pod. Leave it out where the name is compared: Host headers and TLS certificates do not carry the dot.',
  };
}
