import type { Remedy, Step } from '@callboard/reachability';

/** What each station on a packet's way is called. */
export const stationWords: Record<Step['station'], string> = {
  name: 'finding the name',
  service: 'through the Service',
  endpoints: 'finding pods',
  leaving: 'leaving the caller',
  entering: 'entering the called',
  mesh: "at the called's mesh",
};

/** Who can do it. */
export const sideWords: Record<Remedy['side'], string> = {
  caller: "on the caller's side",
  called: "on the called's side",
  platform: 'by the platform team',
};

/** What would have to change. */
export const remedyWords: Record<Remedy['code'], string> = {
  grant: 'let the caller in',
  'let-out': 'let the caller out',
  'correct-port': "write the pods' port in the place of the Service's",
  'let-out-to-dns': 'let the caller ask DNS',
  'join-mesh': 'give the caller an identity in the mesh',
  'lift-denial':
    'take back the denial, for nothing that is allowed outweighs it',
  'make-known':
    'state what is not known (--cni, --mesh, --platform), or make it readable',
};
