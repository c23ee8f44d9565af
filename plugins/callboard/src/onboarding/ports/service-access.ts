import { AccessValue } from '../form-data';

/** The types of Service that pods stand behind, in words; an ExternalName is chosen with the identity. */
export const serviceTypes = [
  { id: 'ClusterIP', label: 'ClusterIP: one address inside the cluster' },
  { id: 'Headless', label: 'Headless: callers reach each pod by itself' },
  { id: 'NodePort', label: 'NodePort: a port on every node' },
  { id: 'LoadBalancer', label: 'LoadBalancer: an address of the cloud' },
];

/** The type where none is given. */
export const defaultServiceType = 'ClusterIP';

/** Whether a Service of this type is called from outside the cluster, and needs to say by whom. */
export function isOpenType(type: string | undefined): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

/** The access with this type instead; what does not go with the type is left out, and so is the default. */
export function withType(access: AccessValue, type: string): AccessValue {
  const { internal, sources } = access;
  return {
    ...(type !== defaultServiceType && { type }),
    ...(type === 'LoadBalancer' && internal && { internal }),
    ...(isOpenType(type) && sources && { sources }),
  };
}
