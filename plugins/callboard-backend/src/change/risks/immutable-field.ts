import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ChangedObject, groupKindOf } from './changed-objects';
import { Outlook } from './Risk';
import { sayRisk } from './say-risk';

/** What the API server does not let anybody change: merging alone does not bring it about. */
export function immutableField({ objects }: Outlook): string[] {
  return objects.flatMap(object => {
    const { before, after } = object;
    const find = after && ruleOf(groupKindOf(after));
    if (!before || !after || !find) return [];
    return find(specOf(before), specOf(after)).map(what =>
      sayRisk(object, what),
    );
  });
}

type Spec = Record<string, unknown>;
type Rule = (before: Spec, after: Spec) => string[];

/** Everything but these fields is fixed: "updates to statefulset spec for fields other than … are forbidden". */
const mayChange = {
  statefulSet: [
    'replicas',
    'ordinals',
    'template',
    'updateStrategy',
    'revisionHistoryLimit',
    'persistentVolumeClaimRetentionPolicy',
    'minReadySeconds',
  ],
  /** "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims" */
  volumeClaim: ['resources', 'volumeAttributesClassName'],
};

const rules: Record<string, Rule> = {
  'apps/Deployment': only('selector'),
  'apps/ReplicaSet': only('selector'),
  'apps/DaemonSet': only('selector'),
  'apps/StatefulSet': allBut(mayChange.statefulSet),
  'batch/Job': only('selector', 'template'),
  '/PersistentVolumeClaim': (before, after) => [
    ...allBut(mayChange.volumeClaim)(before, after),
    ...storage(before, after),
  ],
  '/Service': service,
};

function ruleOf(groupKind: string): Rule | undefined {
  return Object.hasOwn(rules, groupKind) ? rules[groupKind] : undefined;
}

function only(...fields: string[]): Rule {
  return (before, after) =>
    fields
      .filter(field => !isDeepStrictEqual(before[field], after[field]))
      .map(sayFixed);
}

function allBut(fields: string[]): Rule {
  return (before, after) =>
    only(
      ...Object.keys({ ...before, ...after }).filter(
        field => !fields.includes(field),
      ),
    )(before, after);
}

function sayFixed(field: string): string {
  return `changes spec.${field}, which takes effect only if the object is deleted and made anew`;
}

/** An address is given once: it may neither change nor become none. Of an alias there is none to change. */
function service(before: Spec, after: Spec): string[] {
  const [was, is] = [typeOf(before), typeOf(after)];
  const isAlias = [was, is].includes('ExternalName');
  if (isAlias) {
    return was === is
      ? []
      : [
          `changes from ${was} to ${is}: its address is another then, for those who hold it, too`,
        ];
  }
  return only('clusterIP')(before, after);
}

function typeOf({ type }: Spec): unknown {
  return type ?? 'ClusterIP';
}

const claim = z.object({
  resources: z.object({ requests: z.object({ storage: z.string() }) }),
});

/** "field can not be less than previous value" */
function storage(before: Spec, after: Spec): string[] {
  const [was, is] = [before, after].map(spec => {
    const parsed = claim.safeParse(spec);
    return parsed.success ? parsed.data.resources.requests.storage : undefined;
  });
  return was && is && bytesOf(is) < bytesOf(was)
    ? [`asks for ${is} where it has ${was}: a volume does not shrink`]
    : [];
}

const units = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** A Kubernetes quantity; not a number where it is none. */
function bytesOf(quantity: string): number {
  const [, number, unit = '', binary] =
    /^(\d+(?:\.\d+)?)([KkMGTPE]?)(i?)$/.exec(quantity) ?? [];
  const power = units.indexOf(unit.toUpperCase());
  return Number(number) * (binary ? 1024 : 1000) ** power;
}

function specOf({ spec }: NonNullable<ChangedObject['after']>): Spec {
  return spec !== null && typeof spec === 'object' ? (spec as Spec) : {};
}
