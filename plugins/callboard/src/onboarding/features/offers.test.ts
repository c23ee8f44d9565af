import { Limit } from '@callboard/contract';
import { sampleEnvironments } from '../../testing/sample-environments';
import { offersIn } from './offers';

function on(names: string[], limits: Limit[] = []) {
  return names.map(name => ({ ...sampleEnvironments[0], name, limits }));
}

const noMesh: Limit = {
  feature: 'retries',
  because: 'spec.mesh.kind: none',
  cell: { refused: 'use a mesh' },
};

describe('what the chosen environments offer', () => {
  it('is all that one of them carries', () => {
    const environments = [...on(['dev', 'test'], [noMesh]), ...on(['prod'])];

    expect(offersIn(['dev', 'prod', 'test'], environments).retries).toEqual({
      isOffered: true,
      objections: ['not in dev, test (spec.mesh.kind: none): use a mesh'],
    });
    expect(offersIn(['prod'], environments).retries).toEqual({
      isOffered: true,
      objections: [],
    });
  });

  it('is not what all of them refuse, each for its own reason', () => {
    const other = { ...noMesh, because: 'spec.mesh.waypoints: false' };
    const environments = [...on(['dev'], [noMesh]), ...on(['prod'], [other])];

    expect(offersIn(['dev', 'prod'], environments).retries).toEqual({
      isOffered: false,
      objections: [
        'not in dev (spec.mesh.kind: none): use a mesh',
        'not in prod (spec.mesh.waypoints: false): use a mesh',
      ],
    });
  });

  it('is also what is done in part', () => {
    const inPart = { ...noMesh, cell: { degraded: 'once only' } };

    expect(offersIn(['dev'], on(['dev'], [inPart])).retries).toEqual({
      isOffered: true,
      objections: ['in part in dev (spec.mesh.kind: none): once only'],
    });
    expect(
      offersIn(['dev'], on(['dev'], [inPart, noMesh])).retries.isOffered,
    ).toBe(false);
  });

  it('is nothing where an environment is not known, or none could be read', () => {
    expect(offersIn(['old'], on(['dev'])).retries).toEqual({
      isOffered: false,
      objections: ['not known of old, of which there is no platform file'],
    });
    expect(offersIn(['dev'], undefined).retries).toEqual({
      isOffered: false,
      objections: [],
    });
    expect(offersIn([], on(['dev'])).retries.isOffered).toBe(false);
  });
});
