import { deletedVolume } from './deleted-volume';
import { immutableField } from './immutable-field';
import { narrowedAccess } from './narrowed-access';
import { openEgress } from './open-egress';
import { publicRoute } from './public-route';
import { restart } from './restart';
import { Outlook, Risk } from './Risk';
import { singleReplica } from './single-replica';

/** Every risk that a reviewer is told of, by the name of its file, in output order. */
export const risks: Record<string, Risk> = {
  'public-route': publicRoute,
  'open-egress': openEgress,
  'narrowed-access': narrowedAccess,
  'deleted-volume': deletedVolume,
  'immutable-field': immutableField,
  restart,
  'single-replica': singleReplica,
};

/** All that a reviewer has to think of, a sentence each; empty where there is nothing. */
export function risksOf(outlook: Outlook): string[] {
  return Object.values(risks).flatMap(risk => risk(outlook));
}
