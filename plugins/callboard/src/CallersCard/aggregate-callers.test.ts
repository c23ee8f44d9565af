import {
  allowed,
  grpc,
  http,
  sampleConnections,
  workload,
} from '../testing/sample-connections';
import { aggregateCallers } from './aggregate-callers';

const [web, webGrpc, billing] = sampleConnections.callers;

describe('callers by peer', () => {
  it('name their ports by what holds on them', () => {
    const [caller] = aggregateCallers([
      web,
      { ...billing, peer: web.peer },
      { ...webGrpc, port: { ...grpc, name: 'admin', number: 9091 } },
    ]);

    expect(caller.ports).toEqual([
      { outcome: 'allowed', names: ['http', 'admin'] },
      { outcome: 'denied', names: ['grpc'] },
    ]);
    expect(caller.first.state).toBe('declared-but-blocked');
  });

  it('are declared where one of their ports is', () => {
    const declared = aggregateCallers([{ ...web, declaredBy: [] }, webGrpc]);

    expect(declared).toHaveLength(1);
    expect(declared[0].isDeclared).toBe(true);
  });

  it('come with what to look at first, then by name', () => {
    const quiet = (ref: string) => ({
      ...web,
      peer: workload(ref),
      port: http,
      verdict: allowed,
    });

    expect(
      aggregateCallers([quiet('b/10'), quiet('b/9'), billing]).map(
        ({ peer }) => peer.name,
      ),
    ).toEqual(['billing', '9', '10']);
  });
});
