import { kindsOf } from '../kind';

export const ciliumKinds = kindsOf('cilium.io', {
  CiliumNetworkPolicy: 'ciliumnetworkpolicies',
  CiliumClusterwideNetworkPolicy: 'ciliumclusterwidenetworkpolicies',
});
