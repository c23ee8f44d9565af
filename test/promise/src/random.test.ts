import { RandomRepository } from '@callboard/test-cluster/src/random-repository';
import fc from 'fast-check';
import { changedBy, isCovered } from './change';
import { deploy, Deployed, grantsOf, revoked } from './deployed';
import { judge, wordsOf } from './judge';
import { granted } from './promise/comes-in';
import { Promised } from './promise/promised';
import { waypointOf } from './promise/waypoint';
import { randomPromises } from './random/random-promises';

const repositories = 600;
const patience = 600_000;

const deployed = ({ platform, services, grants }: RandomRepository) =>
  deploy(platform, services, grants);

describe('in random repositories', () => {
  it(
    'the engine finds what the contracts promise, and nothing else',
    () => {
      fc.assert(
        fc.property(randomPromises, repository => {
          const here = deployed(repository);
          fc.pre(hasMirrorTargets(here));
          expect(judge(here).broken).toEqual([]);
        }),
        { numRuns: repositories },
      );
    },
    patience,
  );

  it(
    'a grant opens or closes what it says and nothing else',
    () => {
      fc.assert(
        fc.property(randomPromises, fc.nat(20), (repository, index) => {
          const before = deployed(repository);
          const all = grantsOf(before);
          fc.pre(all.length > 0 && hasMirrorTargets(before));
          const [service, grant] = all[index % all.length];
          const promised = granted(before, service, grant);

          expect(
            changedBy(before)(service, grant)
              .filter(packet => !isCovered(packet, before, service, promised))
              .map(wordsOf),
          ).toEqual([]);
          expect(judge(revoked(before, service, grant)).broken).toEqual([]);
        }),
        { numRuns: repositories / 12 },
      );
    },
    patience,
  );
});

describe('random repositories', () => {
  let sample: Deployed[];
  beforeAll(() => {
    sample = fc
      .sample(randomPromises, { seed: 20261121, numRuns: 600 })
      .map(deployed);
  });
  const sum = (of: (one: Deployed) => unknown[]) => sample.flatMap(of).length;
  const promises = (isMeant: (promised: Promised) => unknown) =>
    sum(one =>
      grantsOf(one)
        .flatMap(([service, grant]) => granted(one, service, grant) ?? [])
        .filter(isMeant),
    );
  const platforms = (
    isMeant: (spec: Deployed['platform']['spec']) => unknown,
  ) => sample.filter(({ platform }) => isMeant(platform.spec)).length;

  it('are rendered for the most part', () => {
    const rendered = sum(one => one.rendered);
    expect(rendered).toBeGreaterThan(450);
    expect(sum(one => one.refused)).toBeLessThan(rendered / 2);
  });

  it('hold every kind of promise', () => {
    const isManaged = ({ peer }: Promised) =>
      'labels' in peer && 'app.kubernetes.io/name' in peer.labels;
    const counts = {
      'grants to services': promises(isManaged),
      'grants to others': promises(one => !isManaged(one)),
      'grants of some requests': promises(({ requests }) => requests),
      'grants of several ports': promises(({ ports }) => ports.length > 1),
      'calls to others': sum(({ rendered }) =>
        rendered.flatMap(({ spec }) =>
          Object.values(spec.calls ?? {}).filter(({ podLabels }) => podLabels),
        ),
      ),
      'open to addresses': sum(({ rendered }) =>
        rendered.filter(({ spec }) => spec.service?.sources),
      ),
      'in a mesh': platforms(({ mesh }) => mesh.kind !== 'none'),
      'with the use of the API': sum(({ rendered }) =>
        rendered.filter(({ spec }) => spec.apiAccess),
      ),
      'with the API out of reach': sum(({ rendered, platform }) =>
        platform.spec.apiServer
          ? rendered.filter(({ spec }) => !spec.apiAccess)
          : [],
      ),
      'with a canary': sum(({ rendered }) =>
        rendered.filter(({ spec }) => spec.traffic?.canary),
      ),
      'with copies of requests': sum(({ rendered }) =>
        rendered.filter(({ spec }) => spec.traffic?.mirror),
      ),
      'in Linkerd': platforms(({ mesh }) => mesh.kind === 'linkerd'),
      'with traffic in a mesh but for ambient mode': sum(
        ({ rendered, platform }) =>
          ['istio-sidecar', 'linkerd'].includes(platform.spec.mesh.kind)
            ? rendered.filter(({ spec: { traffic = {} } }) =>
                [traffic.timeout, traffic.retries, traffic.rateLimit].some(
                  one => one !== undefined,
                ),
              )
            : [],
      ),
      'in ambient mode': platforms(({ mesh }) => mesh.kind === 'istio-ambient'),
      'with a waypoint': sum(({ rendered, platform }) =>
        rendered.filter(one => waypointOf(one, platform)),
      ),
      'with a suffix': platforms(({ namespaceSuffix }) => namespaceSuffix),
      'scraped from outside the mesh': platforms(
        ({ mesh, monitoring }) =>
          mesh.kind !== 'none' && monitoring && !monitoring.serviceAccount,
      ),
    };
    expect(Object.entries(counts).filter(([, count]) => count < 15)).toEqual(
      [],
    );
  });
});

/** Copies are let in at their target by a policy that closes it, too: one that is refused has no policies of its own. */
function hasMirrorTargets({ rendered }: Deployed): boolean {
  return rendered.every(
    ({ metadata, spec }) =>
      !spec.traffic?.mirror ||
      rendered.some(
        other =>
          other.metadata.namespace === metadata.namespace &&
          other.metadata.name === spec.traffic?.mirror?.service,
      ),
  );
}
