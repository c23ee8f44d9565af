import { Condition, RequestPattern } from '../verdict/verdict';

/**
 * Says a condition as what follows "allowed".
 * @public
 */
export function wordsOf(condition: Condition): string {
  switch (condition.kind) {
    case 'requests':
      return `for ${condition.requests.map(requestsText).join(' or ')} only`;
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

/** Says which requests a pattern means, e.g. `GET/POST /orders, /orders/*`; at least one of the two is there. */
export function requestsText({ methods, paths }: RequestPattern): string {
  return [methods?.join('/'), paths?.join(', ')].filter(Boolean).join(' ');
}
