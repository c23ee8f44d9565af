import { kindsOf } from '../kind';

/** What Istio's engine evaluates. */
export const istioKinds = kindsOf('security.istio.io', {
  PeerAuthentication: 'peerauthentications',
  AuthorizationPolicy: 'authorizationpolicies',
  RequestAuthentication: 'requestauthentications',
});
