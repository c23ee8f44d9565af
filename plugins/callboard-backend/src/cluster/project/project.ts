import { projectEndpointSlice } from './endpoint-slice';
import { Held } from './Held';
import { malformed } from './malformed';
import { projectObject } from './object';
import { projectPod } from './pod';
import { Raw } from './raw';
import { Served } from './Served';
import { Shared } from './Shared';

type Projection = (raw: Raw, served: Served, shared: Shared) => Held;

/** Whatever is not kept as the objects of all other kinds are. */
const projections: Record<string, Projection> = {
  ' Pod': projectPod,
  'discovery.k8s.io EndpointSlice': projectEndpointSlice,
};

/**
 * Keeps of an object what answers depend on. One that makes no sense is named as such; nothing throws.
 * @param value as the API server sends it, of the kind `served`
 */
export function project(value: unknown, served: Served, shared: Shared): Held {
  const raw = isRaw(value) ? value : {};
  const key = `${served.group} ${served.kind}`;
  const own = Object.hasOwn(projections, key) ? projections[key] : undefined;
  try {
    return (own ?? projectObject)(raw, served, shared);
  } catch (error) {
    return malformed(raw, served, `cannot be read: ${error}`);
  }
}

function isRaw(value: unknown): value is Raw {
  const { metadata } = (value ?? {}) as Raw;
  return typeof metadata === 'object' && metadata !== null;
}
