/**
 * What the API server refuses although each field is right by itself: an autoscaler whose least is more than its most,
 * a container that requests more than its limit.
 */
export function contradictsItself(value: unknown): boolean {
  const spec = fieldOf(value, 'spec');
  const [least, most] = [
    fieldOf(spec, 'minReplicas'),
    fieldOf(spec, 'maxReplicas'),
  ];
  if (typeof least === 'number' && typeof most === 'number' && least > most)
    return true;
  const containers = fieldOf(
    fieldOf(fieldOf(spec, 'template'), 'spec'),
    'containers',
  );
  return Array.isArray(containers) && containers.some(requestsMoreThanItsLimit);
}

function requestsMoreThanItsLimit(container: unknown): boolean {
  const resources = fieldOf(container, 'resources');
  return ['cpu', 'memory'].some(
    kind =>
      quantityOf(fieldOf(fieldOf(resources, 'requests'), kind)) >
      quantityOf(fieldOf(fieldOf(resources, 'limits'), kind)),
  );
}

const suffixes: Record<string, number> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/**
 * A Kubernetes quantity as a number; NaN, which is never more than anything, for what is none or is written in a rarer way.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
function quantityOf(value: unknown): number {
  const [, digits, suffix] =
    /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(String(value)) ?? [];
  return Number(digits) * (suffix === '' ? 1 : suffixes[suffix] ?? NaN);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
