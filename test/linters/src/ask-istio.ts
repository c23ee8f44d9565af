import { ManifestSet } from '@callboard/test-cluster/src/manifest-sets';
import { join } from 'node:path';
import { Complaint } from './complaint';
import { platformObjects } from './platform-objects';
import { run } from './run';
import { runningPods } from './running-pods';
import { filesOf, withFolder } from './with-folder';

/** Whether a set is for a platform with Istio. */
export const isInIstio = ({ platform }: ManifestSet): boolean =>
  platform.spec.mesh.kind.startsWith('istio-');

/**
 * What Istio's analysis has against the manifests of a set, beside what the platform has and the pods that run then.
 * @param program path of what is built from `istio-analysis/`
 * @throws where the platform has no Istio, or a file cannot be read
 * @see https://istio.io/latest/docs/reference/config/analysis/
 */
export function askIstio(program: string, set: ManifestSet): Complaint[] {
  const { mesh } = set.platform.spec;
  if (!('rootNamespace' in mesh)) throw new Error(`${set.name} has no Istio`);
  const { rootNamespace, trustDomain } = mesh;
  const meshConfig = {
    path: 'mesh.yaml',
    text: JSON.stringify({ rootNamespace, trustDomain }),
  };
  const documents = [
    ...set.documents,
    ...platformObjects(set),
    ...runningPods(set.documents),
  ];
  const messages: any[] = withFolder(
    [meshConfig, ...filesOf(documents)],
    folder =>
      run(program, [
        join(folder, 'manifests'),
        join(folder, meshConfig.path),
        rootNamespace,
      ]),
  );
  return messages.map(({ code, message, origin = '' }) => ({
    check: code,
    says: message,
    about: origin,
  }));
}
