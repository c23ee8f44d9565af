import { kindsOf } from '../kind';

/** What Linkerd's engine evaluates; beside these, routes of the Gateway API whose parent is a Server. */
export const linkerdKinds = kindsOf('policy.linkerd.io', {
  Server: 'servers',
  ServerAuthorization: 'serverauthorizations',
  AuthorizationPolicy: 'authorizationpolicies',
  MeshTLSAuthentication: 'meshtlsauthentications',
  NetworkAuthentication: 'networkauthentications',
  HTTPRoute: 'httproutes',
});
