import { Address } from '@callboard/plugin-callboard-common';
import { CallingExample } from './calling-example';

/** What `restricted` asks of a pod. The user is a number: the kubelet cannot tell that a name is not root. */
const restricted = `{"spec": {
    "securityContext": {"runAsNonRoot": true, "runAsUser": 100,
      "seccompProfile": {"type": "RuntimeDefault"}},
    "containers": [{"name": "callboard-try", "securityContext":
      {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}}]}}`;

const curl = 'curlimages/curl:8.10.1';

/** Per what is spoken: an image that runs as any user, and what it is called with. */
const clients = {
  http: {
    image: curl,
    args: (target: string) => `curl -sv --max-time 5 http://${target}/`,
  },
  grpc: {
    image: 'fullstorydev/grpcurl:v1.9.3',
    args: (target: string) => `-plaintext -max-time 5 ${target} list`,
  },
  tcp: {
    image: curl,
    args: (target: string) => `curl -sv --max-time 5 telnet://${target}`,
  },
};

/**
 * A try from a pod of its own, which a namespace with Pod Security `restricted` admits too.
 * None for a port that is not TCP: nothing would say that it was reached.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function fromPod(
  { namespace, otherNamespaces: host }: Address,
  { application, port, protocol }: Address['ports'][number],
): CallingExample[] {
  if (protocol !== 'TCP') {
    return [];
  }
  const { image, args } = clients[application ?? 'tcp'];
  return [
    {
      title: 'From a pod',
      text: [
        `kubectl run callboard-try --namespace=${namespace} --rm -it --restart=Never \\`,
        `  --image=${image} \\`,
        `  --override-type=strategic --overrides='${restricted}' \\`,
        `  -- ${args(`${host}:${port}`)}`,
      ].join('\n'),
      note: 'This pod is nobody’s caller: where the service is isolated, a time-out is the right answer. Try it as a caller with kubectl debug on one of the caller’s pods.',
    },
  ];
}
