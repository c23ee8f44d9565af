import {
  type ManifestFile,
  type NetworkPart,
  type Problem,
  toPart,
  toSnapshot,
  type Understood,
} from '@callboard/reachability';
import { lineOf } from './line-of';
import { strayIn } from './stray';

/** What a file holds, or why that is nothing to any answer. */
interface Read {
  part: NetworkPart;
  stray?: Problem;
}

/** Reads one file. A template holds nothing but a problem: its names and labels are none yet. */
export function readManifests(file: ManifestFile): Read {
  const snapshot = toSnapshot([file]);
  const part = toPart(snapshot);
  const isBroken = snapshot.problems.length > 0;
  const stray =
    isBroken && snapshot.objects.length === 0 ? strayIn(file) : undefined;
  if (stray) return { part: { objects: [], problems: [] }, stray };
  const isTemplate =
    file.text.includes('{{') && (isBroken || part.objects.some(holdsTemplate));
  return {
    part: isTemplate ? { objects: [], problems: [template(file)] } : part,
  };
}

function template({ path, text }: ManifestFile): Problem {
  return {
    path,
    line: lineOf(text, '{{'),
    message:
      'a template is no manifest: render it first (`helm template`), and name the folder with the result',
  };
}

/** Of pods only the labels: commands and variables may hold braces that are meant. */
function holdsTemplate(understood: Understood): boolean {
  const { object, is } = understood;
  const { name, namespace, labels } = object.metadata;
  const decisive = is === 'workload' ? undefined : object.spec;
  const ofPods =
    understood.is === 'workload' &&
    understood.read &&
    'labels' in understood.read
      ? understood.read.labels.known
      : undefined;
  return (
    is !== 'nothing' &&
    JSON.stringify([name, namespace, labels, ofPods, decisive]).includes('{{')
  );
}
