import { SnapshotObject } from '@callboard/reachability';

/** Is it this kind of Istio's own network API? The Gateway API has a Gateway, too. */
export function isOfIstio(
  { apiVersion, kind }: SnapshotObject,
  wanted: string,
): boolean {
  return kind === wanted && apiVersion.startsWith('networking.istio.io/');
}
