import { kindsOf } from '../kind';

export const networkPolicyKinds = kindsOf('networking.k8s.io', {
  NetworkPolicy: 'networkpolicies',
});
