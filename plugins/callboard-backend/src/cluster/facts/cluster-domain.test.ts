import { Platform } from '@callboard/contract';
import { clusterDomainOf } from './cluster-domain';
import { platform } from './__testUtils__/platform';
import { objectsOf, sightingOf } from './__testUtils__/sighting';

const gateway = (value: string, namespace = 'shop') => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'waypoint', namespace },
  status: { addresses: [{ type: 'Hostname', value }] },
});
const domainIn = (written: object[], stated?: Platform) =>
  clusterDomainOf(sightingOf({ objects: objectsOf(...written) }), stated);

const corp = gateway('waypoint.shop.svc.corp.local');

describe('the DNS suffix of a cluster', () => {
  it('is assumed where nothing tells it', () => {
    expect(domainIn([])).toEqual({
      value: 'cluster.local',
      evidence: 'assumed',
      text: 'nothing that can be read tells it: cluster.local is what most clusters have',
    });
  });

  it('is read from the address that a Gateway has within the cluster', () => {
    expect(domainIn([corp])).toEqual({
      value: 'corp.local',
      evidence: 'read',
      text: 'the Gateway shop/waypoint has the address waypoint.shop.svc.corp.local',
    });
  });

  it('is not read from other addresses', () => {
    const others = [
      gateway('203.0.113.7'),
      gateway('edge.example.com'),
      gateway('waypoint.shop.svc.corp.local', 'finance'),
    ];

    expect(domainIn(others).evidence).toBe('assumed');
  });

  it('is not read where Gateways contradict each other', () => {
    const other = gateway('waypoint.shop.svc.cluster.local');

    expect(domainIn([corp, other]).evidence).toBe('assumed');
  });

  it('is what the platform says', () => {
    expect(domainIn([], platform({ clusterDomain: 'corp.local' }))).toEqual({
      value: 'corp.local',
      evidence: 'configured',
      text: 'as the platform prod states',
    });
  });

  it('is what the platform says, and what was read is told where it differs', () => {
    expect(
      domainIn([corp], platform({ clusterDomain: 'other.local' })),
    ).toEqual({
      value: 'other.local',
      evidence: 'configured',
      text: 'as the platform prod states, but the Gateway shop/waypoint has the address waypoint.shop.svc.corp.local',
    });
  });

  it('is not what a platform of another cluster says, or one that nobody stated', () => {
    const others = [undefined, 'dev'].map(cluster =>
      platform({ clusterDomain: 'corp.local', cluster }),
    );

    expect(others.map(one => domainIn([], one).evidence)).toEqual([
      'assumed',
      'assumed',
    ]);
  });

  it('is what was read where the platform may have said nothing', () => {
    expect(domainIn([corp], platform()).value).toBe('corp.local');
    expect(domainIn([], platform())).toMatchObject({
      evidence: 'configured',
      text: 'as the platform prod states',
    });
  });
});
