import {
  isLike,
  readWorkload,
  type SnapshotObject,
  type Workload,
} from '@callboard/reachability';
import { Controller, Held, HeldPod } from '../project/Held';
import { objectOfPod } from '../project/object-of-pod';

/** What is held of a controller in a namespace; nothing where it is not there, or not known. */
export type LookUp = (
  controller: Controller,
  namespace: string,
) => Held | undefined;

/**
 * The pods that are workloads of their own, so that none that runs is missing from a verdict: those that nothing controls,
 * or nothing that is known, and those that differ from the template of what controls them, as the pods before a change do
 * until the last of them has gone. Of those that are alike under one controller, one stands for all.
 */
export function runningAlone(
  pods: Iterable<HeldPod>,
  lookUp: LookUp,
): SnapshotObject[] {
  const alone: SnapshotObject[] = [];
  const spokenFor = new Map<Workload, Set<string>>();
  for (const held of pods) {
    const { shape, controller } = held;
    // One that has ended runs no more.
    if (!shape && hasEnded(held)) continue;
    if (shape && isDescribed(held, shape, lookUp)) continue;
    if (shape && controller) {
      const names = spokenFor.get(shape) ?? new Set();
      spokenFor.set(shape, names);
      if (names.has(controller.name)) continue;
      names.add(controller.name);
    }
    alone.push(objectOfPod(held));
  }
  return alone;
}

function hasEnded({ pod: { phase } }: HeldPod): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** What was found before of a shape of pods and a template. */
const known = new WeakMap<SnapshotObject, WeakMap<Workload, boolean>>();

/** Does the template of what controls a pod describe it? */
function isDescribed(
  { pod: { namespace }, controller }: HeldPod,
  shape: Workload,
  lookUp: LookUp,
): boolean {
  const template = standing(controller, namespace, lookUp);
  if (!template) return false;
  const ofTemplate = known.get(template) ?? new WeakMap<Workload, boolean>();
  known.set(template, ofTemplate);
  const before = ofTemplate.get(shape);
  if (before !== undefined) return before;
  const model = readWorkload(template);
  const isSo = Boolean(model && 'labels' in model && isLike(shape, model));
  ofTemplate.set(shape, isSo);
  return isSo;
}

/** A pod belongs to a Job, the Job to a CronJob: it is the last that has the template. */
function standing(
  controller: Controller | undefined,
  namespace: string,
  lookUp: LookUp,
): SnapshotObject | undefined {
  let held = controller && lookUp(controller, namespace);
  // No chain is longer; a ring would never end.
  for (let steps = 0; held?.is === 'controlled' && steps < 3; steps++) {
    held = lookUp(held.controller, namespace);
  }
  return held?.is === 'object' ? held.object : undefined;
}
