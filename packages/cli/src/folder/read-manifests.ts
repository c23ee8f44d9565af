import {
  type ManifestFile,
  type NetworkPart,
  type Problem,
  toPart,
  toSnapshot,
  type Understood,
} from '@callboard/reachability';

/** Reads one file. A template holds nothing but a problem: its names and labels are none yet. */
export function readManifests(file: ManifestFile): NetworkPart {
  const snapshot = toSnapshot([file]);
  const part = toPart(snapshot);
  const isTemplate =
    file.text.includes('{{') &&
    (snapshot.problems.length > 0 || part.objects.some(holdsTemplate));
  return isTemplate ? { objects: [], problems: [template(file)] } : part;
}

function template({ path }: ManifestFile): Problem {
  return {
    path,
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
