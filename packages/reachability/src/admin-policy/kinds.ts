import { kindsOf } from '../kind';

export const adminPolicyKinds = kindsOf('policy.networking.k8s.io', {
  ClusterNetworkPolicy: 'clusternetworkpolicies',
  AdminNetworkPolicy: 'adminnetworkpolicies',
  BaselineAdminNetworkPolicy: 'baselineadminnetworkpolicies',
});
