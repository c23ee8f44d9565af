import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/**
 * Name of a service: what a Kubernetes Service accepts, 1–63 characters.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export const serviceName = withRule(z.string(), value =>
  /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value)
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not a service name: use 1–63 of a–z, 0–9 and '-', starting with a letter and ending with a letter or digit`,
      },
);

/**
 * Name of a namespace or an environment, 1–63 characters.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export const labelName = withRule(z.string(), value =>
  /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value)
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not a name: use 1–63 of a–z, 0–9 and '-', starting and ending with a letter or digit`,
      },
);

/**
 * Name of a Kubernetes object such as a ServiceAccount, 1–253 characters.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export const objectName = withRule(z.string(), value =>
  value.length <= 253 &&
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
    value,
  )
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not the name of an object: use up to 253 of a–z, 0–9, '-' and '.'`,
      },
);

/**
 * Name of a port: what `containerPort.name` accepts, 1–15 characters with at least one letter.
 * @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1
 */
export const portName = withRule(z.string(), value =>
  /^(?=.*[a-z])[a-z0-9](-?[a-z0-9])*$/.test(value) && value.length <= 15
    ? undefined
    : {
        code: 'port-name-invalid',
        message: `${quote(
          value,
        )} is not a port name: use 1–15 of a–z, 0–9 and single '-', with at least one letter`,
      },
);

/** Backstage entity ref of a group or user, with its kind: `group:default/team-shop`. */
export const ownerRef = withRule(z.string(), value =>
  /^(group|user):[a-z0-9]([-_.a-z0-9]{0,61}[a-z0-9])?\/[a-z0-9]([-_.a-z0-9]{0,61}[a-z0-9])?$/.test(
    value,
  )
    ? undefined
    : {
        code: 'entity-ref-invalid',
        message: `${quote(
          value,
        )} is not an owner: use an entity ref such as group:default/team-shop`,
      },
);

/** Name of a Backstage system in the default namespace. */
export const systemName = labelName;

/** Name of an environment variable that every shell accepts. */
export const variableName = withRule(z.string(), value =>
  /^[A-Z_][A-Z0-9_]{0,62}$/.test(value)
    ? undefined
    : {
        code: 'variable-invalid',
        message: `${quote(
          value,
        )} is not a variable name: use up to 63 of A–Z, 0–9 and '_', not starting with a digit`,
      },
);

/** Name of a host in DNS, e.g. `db.example.com`: an address is none. */
export const hostName = withRule(z.string(), value =>
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/.test(
    value,
  ) && !/\.\d+$/.test(value)
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not a host name: use for example db.example.com`,
      },
);

/** Domain of a cluster or of a mesh's identities, e.g. `cluster.local`. */
export const domainName = withRule(z.string(), value =>
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
    value,
  ) && value.length <= 190
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not a domain: use for example cluster.local`,
      },
);

/** What is added to the namespaces of an environment that shares its cluster with another, e.g. `-dev`; mostly nothing. */
export const namespaceSuffix = withRule(z.string(), value =>
  /^(-[a-z0-9]([-a-z0-9]{0,18}[a-z0-9])?)?$/.test(value)
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not a suffix of namespaces: use for example -dev`,
      },
);
