import { Condition, RequestPattern } from '../verdict/verdict';

/**
 * Says a condition as what follows "allowed".
 * @public
 */
export function wordsOf(condition: Condition): string {
  switch (condition.kind) {
    case 'requests':
      return [
        `for ${condition.requests.map(requestsText).join(' or ')} only`,
        ...(condition.except
          ? [`except ${condition.except.map(requestsText).join(' and ')}`]
          : []),
      ].join(', ');
    case 'external-authorization':
      return [
        `if ${condition.provider} agrees`,
        ...(condition.requests
          ? [`to ${condition.requests.map(requestsText).join(' or ')}`]
          : []),
      ].join(' ');
    case 'ip-family':
      return `over ${condition.family} only`;
    case 'names':
      return `only where ${condition.names.join(' or ')} leads there`;
    case 'not-enforced':
      return 'if nothing enforces NetworkPolicy';
    case 'no-other-policies':
      return 'by what is in Git';
    case 'by-address':
      return 'only by address, without asking DNS';
    case 'pod-port':
      return `if the client dials port ${condition.port} itself`;
    case 'some-backends':
      return `only at pods of ${condition.backends.join(', ')}`;
    case 'judged-at-pod':
      return 'if policies are judged behind the Service';
    default:
      return 'if the network routes there';
  }
}

/** Says which requests a pattern means, e.g. `GET/POST /orders, /orders/* (to shop.example.com, not HEAD)`. */
export function requestsText({
  methods,
  paths,
  ...rest
}: RequestPattern): string {
  const what = [methods?.join('/'), paths?.join(', ')].filter(Boolean);
  const more = Object.entries(restOf(rest)).flatMap(([before, values]) =>
    values ? [`${before}${values.join('|')}`] : [],
  );
  return [
    what.join(' ') || 'HTTP requests',
    ...(more.length > 0 ? [`(${more.join(', ')})`] : []),
  ].join(' ');
}

/** What else a pattern asks for, by the words that go before. */
function restOf({
  notMethods,
  notPaths,
  hosts,
  notHosts,
  principals,
  notPrincipals,
  when = [],
}: RequestPattern): Record<string, string[] | undefined> {
  return {
    'to ': hosts,
    'not to ': notHosts,
    'not ': notMethods,
    'not at ': notPaths,
    'by ': principals,
    'not by ': notPrincipals,
    ...Object.fromEntries(
      when.flatMap(({ key, values, notValues }) => [
        [`${key} = `, values],
        [`${key} not `, notValues],
      ]),
    ),
  };
}
