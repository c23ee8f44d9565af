import { Platform } from '@callboard/contract';

type Mesh = Platform['spec']['mesh'];

/** Is it Istio, whose policies name callers by their ServiceAccount, with sidecars or in ambient mode? */
export function isIstio(mesh: Mesh): boolean {
  return mesh.kind === 'istio-sidecar' || mesh.kind === 'istio-ambient';
}
