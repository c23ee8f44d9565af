import { stringify } from 'yaml';
import { askGoProgram } from '../go-program';

/**
 * How long Kustomize takes to build the same objects, a folder for each service, in milliseconds: without process start and
 * without the disk. Nothing where there is no Go to build it.
 * @param services the texts of each service's files
 */
export async function kustomizeMilliseconds(
  services: string[][],
): Promise<number | undefined> {
  const folders = services.map(texts => {
    const files = Object.fromEntries(
      texts.map((text, index) => [`${index}.yaml`, text]),
    );
    const kustomization = stringify({ resources: Object.keys(files) });
    return { ...files, 'kustomization.yaml': kustomization };
  });
  return (await askGoProgram('kustomize', folders))?.milliseconds;
}
