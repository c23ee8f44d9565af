import { Network } from './network';

/**
 * The same network, were NetworkPolicy enforced: for what its policies say where nothing carries them out, or nobody
 * knows whether anything does.
 * @public
 */
export function asIfEnforced(network: Network): Network {
  return { ...network, profile: { ...network.profile, enforces: 'yes' } };
}
