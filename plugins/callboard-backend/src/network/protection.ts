import {
  ProtectionView,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import {
  Isolation,
  Mtls,
  protectionOf,
  resolvesNames,
  SnapshotObject,
} from '@callboard/reachability';
import { ClusterSighting } from '../cluster/ClusterSighting';
import { enforcementOf } from '../cluster/facts/enforcement';
import { meshAsRun } from '../cluster/facts/mesh-as-run';
import { isOfHidden } from './is-of-hidden';
import { Scene, workloadsOf } from './scene';
import { placeOf, toVerdictView } from './words';

/** What protects a service; nothing where no pods of it are known. */
export function toProtection(
  scene: Scene,
  service: ServiceName,
): ProtectionView | undefined {
  const { network, platform } = scene;
  const [workload] = workloadsOf(network, platform, service);
  if (!workload) return undefined;
  const { ingress, egress, mtls, enforced } = protectionOf(network, workload);
  const isShown = ({ metadata, at }: SnapshotObject) =>
    !isOfHidden(scene, metadata.name, at.path);
  return {
    ingress: toIsolation(ingress, isShown),
    egress: toIsolation(egress, isShown),
    dns: toVerdictView(resolvesNames(network, workload)),
    ...(mtls && { mtls: toMtls(mtls) }),
    enforced,
    enforcedBy: platform.spec.networkPolicy.enforcedBy,
    ...(scene.sighting && asItRuns(scene, scene.sighting, service)),
  };
}

/** What the cluster itself shows of that. */
function asItRuns(
  { network, platform }: Scene,
  sighting: ClusterSighting,
  service: ServiceName,
): Pick<ProtectionView, 'enforcement' | 'meshAsRun'> {
  const inMesh =
    network.facts.mesh.kind === 'none'
      ? undefined
      : meshAsRun(sighting, workloadsOf(network, platform, service));
  return {
    enforcement: enforcementOf(sighting, platform),
    ...(inMesh && { meshAsRun: inMesh }),
  };
}

function toIsolation(
  { state, policies, forAll }: Isolation,
  isShown: (object: SnapshotObject) => boolean,
) {
  return {
    state,
    policies: policies.filter(isShown).map(toNamed),
    forAll: forAll.filter(isShown).map(toNamed),
  };
}

function toMtls({ membership, mode, exceptions, by }: Mtls) {
  return {
    membership,
    ...(mode && { mode }),
    exceptions: Object.entries(exceptions).map(([port, other]) => ({
      port: Number(port),
      mode: other,
    })),
    ...(by && { by: toNamed(by) }),
  };
}

function toNamed({ apiVersion, kind, metadata, at }: SnapshotObject) {
  const { namespace, name } = metadata;
  return {
    object: { apiVersion, kind, ...(namespace && { namespace }), name },
    ...placeOf(at),
  };
}
