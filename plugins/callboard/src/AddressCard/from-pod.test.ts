import { sampleNetworkView } from '../testing/sample-network-view';
import { fromPod } from './from-pod';

const address = sampleNetworkView.address!;
const [http, grpc] = address.ports;
const textOf = (port: typeof http) => fromPod(address, port)[0].text;

describe('a try from a pod', () => {
  it('calls what is spoken on the port', () => {
    expect(textOf(http)).toMatch(
      /curl -sv --max-time 5 http:\/\/orders.shop:80\/$/,
    );
    expect(textOf(grpc)).toMatch(
      /-plaintext -max-time 5 orders.shop:9090 list$/,
    );
    expect(textOf({ ...http, application: undefined })).toMatch(
      /telnet:\/\/orders.shop:80$/,
    );
  });

  it('is one command, over several lines', () => {
    const [json] = /(?<=')[^]*(?=')/.exec(textOf(http))!;
    const lines = textOf(http).replace(json, '').split('\n');

    expect(lines.slice(0, -1).every(line => line.endsWith(' \\'))).toBe(true);
  });

  it('is admitted by Pod Security restricted', () => {
    const [json] = /(?<=--overrides=')[^']*(?=')/.exec(textOf(grpc))!;

    expect(JSON.parse(json).spec).toEqual({
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 100,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'callboard-try',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    });
  });

  it('is not offered for UDP, where nothing says that it arrived', () => {
    expect(fromPod(address, { ...http, protocol: 'UDP' })).toEqual([]);
  });
});
