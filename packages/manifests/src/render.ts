import { Platform } from '@callboard/contract';
import { configMap } from './kinds/config-map';
import { defaultDeny } from './kinds/default-deny';
import { deployment } from './kinds/deployment';
import { grantNetworkPolicy } from './kinds/grant-network-policy';
import { namespace } from './kinds/namespace';
import { networkPolicy } from './kinds/network-policy';
import { service } from './kinds/service';
import { serviceAccount } from './kinds/service-account';
import { Manifest } from './manifest';
import { paths } from './paths';
import { RenderInput, Resolved } from './render-input';
import { RenderedFile, toFile } from './rendered-file';
import { RenderIssue, resolve } from './resolve';

/** Every kind that a service has one of, in the order the files appear in a change. */
const kinds: Record<string, (input: Resolved) => Manifest | undefined> = {
  'service-account': serviceAccount,
  'config-map': configMap,
  deployment,
  service,
  'network-policy': networkPolicy,
};

/** Every kind that a grant has one of. */
const grantKinds = [grantNetworkPolicy];

/**
 * The files of one service in one environment, or why there are none.
 * `notes` says what was left out, for a reviewer to read.
 * @public
 */
export type Rendering =
  | { ok: true; files: RenderedFile[]; notes: string[] }
  | { ok: false; issues: RenderIssue[] };

/**
 * Renders a service for the environment that the platform names. Pure: the same input gives the same bytes.
 * @public
 */
export function render(input: RenderInput): Rendering {
  const resolution = resolve(input);
  if (!resolution.ok) return resolution;
  const { metadata } = input.service;
  const folder = paths.service(input.platform.metadata.name, metadata);
  const source = paths.microservice(metadata);
  const own = Object.entries(kinds).flatMap(([name, kind]) => {
    const manifest = kind(resolution.value);
    return manifest ? [toFile(`${folder}/${name}.yaml`, source, manifest)] : [];
  });
  const callers = resolution.value.callers.flatMap(caller =>
    grantKinds.map(kind =>
      toFile(
        `${folder}/callers/${caller.peer.metadata.namespace}.${caller.peer.metadata.name}.yaml`,
        paths.grant(metadata, caller.peer.metadata),
        kind(resolution.value, caller),
      ),
    ),
  );
  return { ok: true, files: [...own, ...callers], notes: resolution.notes };
}

/**
 * Renders the objects that a new namespace has once. They depend on the platform alone.
 * @public
 */
export function renderNamespace(
  name: string,
  platform: Platform,
): RenderedFile[] {
  const folder = paths.namespace(platform.metadata.name, name);
  const source = paths.platform(platform.metadata.name);
  return [
    toFile(`${folder}/namespace.yaml`, source, namespace(name, platform)),
    toFile(`${folder}/default-deny.yaml`, source, defaultDeny(name)),
  ];
}
