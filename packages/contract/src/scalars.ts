import { z } from 'zod';
import { withRule } from './issue';

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

/** Number of a port, 1–65535. */
export const portNumber = withRule(z.number(), value =>
  Number.isInteger(value) && value >= 1 && value <= 65535
    ? undefined
    : {
        code: 'port-out-of-range',
        message: `port must be a whole number from 1 to 65535, got ${value}`,
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

/**
 * Name of an image without tag and digest: `registry.example.com/shop/orders`.
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export const imageName = withRule(z.string().max(255), value => {
  if (
    /(:[\w][\w.-]*|@sha256:[0-9a-f]+)$/.test(
      value.slice(value.lastIndexOf('/')),
    )
  ) {
    return {
      code: 'image-invalid',
      message: `${quote(
        value,
      )} carries a tag or digest: name the image alone, and give the tag per environment`,
    };
  }
  const component = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
  const host = '(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]+)?)';
  return new RegExp(`^(?:${host}/)?${component}(?:/${component})*$`).test(value)
    ? undefined
    : {
        code: 'image-invalid',
        message: `${quote(
          value,
        )} is not the name of an image: use for example registry.example.com/shop/orders`,
      };
});

/** Tag of an image; `latest` names no version and is refused. */
export const imageTag = withRule(z.string(), value => {
  if (value === 'latest') {
    return {
      code: 'tag-invalid',
      message: `the tag latest names no version: use the tag that your build gave the image`,
    };
  }
  return /^[\w][\w.-]{0,127}$/.test(value)
    ? undefined
    : {
        code: 'tag-invalid',
        message: `${quote(
          value,
        )} is not a tag: use up to 128 letters, digits, '_', '.' and '-'`,
      };
});

/** Digest of an image: `sha256:` and 64 hexadecimal digits. */
export const imageDigest = withRule(z.string(), value =>
  /^sha256:[0-9a-f]{64}$/.test(value)
    ? undefined
    : {
        code: 'tag-invalid',
        message: `${quote(
          value,
        )} is not a digest: use sha256: and 64 hexadecimal digits`,
      },
);

/** Kubernetes quantity of CPU, e.g. `250m` or `1`. */
export const cpuQuantity = withRule(z.string(), value =>
  /^([1-9][0-9]{0,8}m|[1-9][0-9]{0,4}|0?\.[0-9]{1,3}|[1-9][0-9]{0,4}\.[0-9]{1,3})$/.test(
    value,
  ) && Number.parseFloat(value) > 0
    ? undefined
    : {
        code: 'quantity-invalid',
        message: `${quote(
          value,
        )} is not an amount of CPU: use for example 250m or 1`,
      },
);

/** Kubernetes quantity of memory, e.g. `256Mi` or `1Gi`. */
export const memoryQuantity = withRule(z.string(), value =>
  /^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)$/.test(value)
    ? undefined
    : {
        code: 'quantity-invalid',
        message: `${quote(
          value,
        )} is not an amount of memory: use for example 256Mi or 1Gi`,
      },
);

/** Number of pods, 0–1000. */
export const replicaCount = withRule(z.number(), value =>
  Number.isInteger(value) && value >= 0 && value <= 1000
    ? undefined
    : {
        code: 'replicas-out-of-range',
        message: `replicas must be a whole number from 0 to 1000, got ${value}`,
      },
);

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

/** One line or more of text without control characters. */
export const plainText = withRule(z.string().max(4096), value =>
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)
    ? {
        code: 'text-invalid',
        message: 'control characters are not accepted: remove them',
      }
    : undefined,
);

/** Absolute path of a URL, e.g. `/readyz`. */
export const urlPath = withRule(z.string().max(1024), value =>
  /^\/[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*$/.test(value)
    ? undefined
    : {
        code: 'path-invalid',
        message: `${quote(
          value,
        )} is not a path: start with '/', without spaces`,
      },
);

/** Absolute path of a directory in the container, without `..`. */
export const directoryPath = withRule(z.string().max(1024), value =>
  /^(\/[A-Za-z0-9._-]+)+$/.test(value) &&
  !value.split('/').includes('..') &&
  !value.split('/').includes('.')
    ? undefined
    : {
        code: 'path-invalid',
        message: `${quote(
          value,
        )} is not a directory: use an absolute path such as /tmp`,
      },
);

/** Seconds that a pod may take to start, 1–3600. */
export const startupSeconds = withRule(z.number(), value =>
  Number.isInteger(value) && value >= 1 && value <= 3600
    ? undefined
    : {
        code: 'probe-invalid',
        message: `seconds must be a whole number from 1 to 3600, got ${value}`,
      },
);

/** Percent, 1–100. */
export const percent = withRule(z.number(), value =>
  Number.isInteger(value) && value >= 1 && value <= 100
    ? undefined
    : {
        code: 'replicas-out-of-range',
        message: `cpu must be a whole percentage from 1 to 100, got ${value}`,
      },
);

/** Name of a host in DNS, e.g. `db.example.com`. */
export const hostName = withRule(z.string(), value =>
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/.test(
    value,
  )
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not a host name: use for example db.example.com`,
      },
);

/**
 * Range of addresses, IPv4 or IPv6.
 * @see https://www.rfc-editor.org/rfc/rfc4632
 */
export const cidr = withRule(z.string(), value =>
  isCidr(value)
    ? undefined
    : {
        code: 'cidr-invalid',
        message: `${quote(
          value,
        )} is not a range of addresses: use for example 203.0.113.0/24`,
      },
);

/**
 * Labels that select pods: at least one.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const podLabels = withRule(z.record(z.string(), z.string()), value => {
  const name = /^([a-zA-Z0-9]([-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)$/;
  const wrong = Object.entries(value).find(([key, text]) => {
    const parts = key.split('/');
    const prefixIsFine =
      parts.length === 1 ||
      (parts.length === 2 &&
        /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/.test(parts[0]));
    return (
      !prefixIsFine ||
      !name.test(parts.at(-1)!) ||
      (text !== '' && !name.test(text))
    );
  });
  if (wrong) {
    return {
      code: 'label-invalid',
      message: `${quote(
        wrong.join(': '),
      )} is not a label: see the rules of Kubernetes for labels`,
    };
  }
  return Object.keys(value).length === 0
    ? {
        code: 'label-invalid',
        message: 'at least one label is needed: none would select every pod',
      }
    : undefined;
});

/** A day, `2027-06-30`. */
export const day = withRule(z.string(), value =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : {
        code: 'date-invalid',
        message: `${quote(value)} is not a day: use for example 2027-06-30`,
      },
);

/** Method of an HTTP request, e.g. `GET`. */
export const httpMethod = withRule(z.string(), value =>
  ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(value)
    ? undefined
    : {
        code: 'method-invalid',
        message: `${quote(value)} is not a method: use for example GET`,
      },
);

/** Path of a request: exact, or with `*` at one end, e.g. `/api/*`. */
export const pathPattern = withRule(z.string().max(1024), value =>
  /^(\/[A-Za-z0-9\-._~!$&'()+,;=:@%/]*\*?|\*[A-Za-z0-9\-._~!$&'()+,;=:@%/]+)$/.test(
    value,
  )
    ? undefined
    : {
        code: 'path-invalid',
        message: `${quote(
          value,
        )} is not a path: use for example /api/orders or /api/*`,
      },
);

function isCidr(value: string): boolean {
  const [address, length, rest] = value.split('/');
  if (rest !== undefined || !/^\d{1,3}$/.test(length ?? '')) return false;
  if (address.includes(':')) return isIpv6(address) && Number(length) <= 128;
  const parts = address.split('.');
  return (
    parts.length === 4 &&
    parts.every(
      part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255,
    ) &&
    Number(length) <= 32
  );
}

function isIpv6(address: string): boolean {
  if (!/^[0-9a-fA-F:]+$/.test(address) || /:::/.test(address)) return false;
  const halves = address.split('::');
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
  return (
    groups.every(group => /^[0-9a-fA-F]{1,4}$/.test(group)) &&
    (halves.length === 1
      ? groups.length === 8
      : halves.length === 2 && groups.length < 8)
  );
}

/** An IP address or a range, e.g. `169.254.20.10`. */
export const ipAddress = withRule(z.string(), value =>
  isCidr(value) || isCidr(`${value}/32`)
    ? undefined
    : {
        code: 'cidr-invalid',
        message: `${quote(
          value,
        )} is not an IP address: use for example 169.254.20.10`,
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

/** Major and minor version of Kubernetes, from 1.30 on. */
export const kubernetesVersion = withRule(z.string(), value =>
  /^1\.([3-9]\d|\d{3})$/.test(value)
    ? undefined
    : {
        code: 'unknown-value',
        message: `kubernetes must be a version from "1.30" on, in quotes, e.g. "1.36"`,
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

/** Shows what was typed without letting it flood or disguise the message. */
function quote(value: string): string {
  const visible = [...value.slice(0, 40)]
    .map(char =>
      /[\u0020-\u007e]/.test(char)
        ? char
        : `\\u{${char.codePointAt(0)!.toString(16)}}`,
    )
    .join('');
  return `'${visible}${value.length > 40 ? '…' : ''}'`;
}
