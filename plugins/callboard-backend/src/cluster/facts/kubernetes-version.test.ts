import { platform } from './__testUtils__/platform';
import { sightingOf } from './__testUtils__/sighting';
import { kubernetesOf } from './kubernetes-version';

const running = (kubernetes?: string, stated = platform()) =>
  kubernetesOf(sightingOf({ kubernetes }), stated);

describe('the version of Kubernetes', () => {
  it('is the one that runs, whatever a provider adds to it', () => {
    expect(running('v1.36.2')).toEqual({ version: 'v1.36.2' });
    expect(running('v1.36.2-gke.1000000')).toEqual({
      version: 'v1.36.2-gke.1000000',
    });
    expect(running('v1.36.0+k3s1')).toEqual({ version: 'v1.36.0+k3s1' });
  });

  it('contradicts a platform file that says another one', () => {
    expect(running('v1.35.4')).toEqual({
      version: 'v1.35.4',
      contradiction:
        'the platform prod says Kubernetes 1.36, and v1.35.4 runs here',
    });
    expect(running('v1.3.6')?.contradiction).toBeDefined();
  });

  it('contradicts nothing that is said of another cluster, or cannot be told', () => {
    const other = platform({ cluster: 'prod-us' });

    expect(running('v1.35.4', other)).toEqual({ version: 'v1.35.4' });
    expect(running('unknown')).toEqual({ version: 'unknown' });
    expect(running(undefined)).toBeUndefined();
  });
});
