import { Platform } from '@callboard/contract';
import { clusterFacts, deployedNamespace } from '@callboard/manifests';
import { joinParts, Network, NetworkPart } from '@callboard/reachability';
import { isSecondService } from './is-second-service';
import { ReadFile } from './read-file';

/** What one manifest file holds. */
export interface PlacedPart {
  path: string;
  part: NetworkPart;
}

/** What those of the files hold that are manifests of an environment. */
export function partsOf(
  environment: string,
  platform: Platform,
  files: [path: string, file: ReadFile][],
): PlacedPart[] {
  return files.flatMap(([path, { holds }]) =>
    holds.is === 'manifests' && holds.environment === environment
      ? {
          path,
          part: withoutSecondServices(
            path,
            inNamespace(path, platform, holds.part),
          ),
        }
      : [],
  );
}

/** What these files make together. */
export function networkOf(platform: Platform, parts: PlacedPart[]): Network {
  return joinParts(
    parts.map(({ part }) => part),
    clusterFacts(platform),
  );
}

function withoutSecondServices(path: string, part: NetworkPart): NetworkPart {
  return {
    ...part,
    objects: part.objects.filter(
      one => one.is !== 'service' || !isSecondService(path, one.read),
    ),
  };
}

/** A file that cannot be read concerns the namespace whose folder it lies in. */
function inNamespace(
  path: string,
  platform: Platform,
  part: NetworkPart,
): NetworkPart {
  if (part.problems.length === 0) return part;
  const folder = /^deploy\/[^/]+\/([^/]+)\//.exec(path)?.[1];
  if (!folder) return part;
  const namespace = deployedNamespace(folder, platform);
  return {
    ...part,
    problems: part.problems.map(problem => ({ namespace, ...problem })),
  };
}
