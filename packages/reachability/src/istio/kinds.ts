import { kindsOf } from '../kind';

/** What Istio's engine evaluates. */
export const istioKinds = kindsOf('security.istio.io', {
  PeerAuthentication: 'peerauthentications',
  AuthorizationPolicy: 'authorizationpolicies',
  RequestAuthentication: 'requestauthentications',
});

/** What it reads for its waypoints, which others may have for gateways of their own. */
export const waypointKinds = kindsOf('gateway.networking.k8s.io', {
  Gateway: 'gateways',
  GatewayClass: 'gatewayclasses',
});
