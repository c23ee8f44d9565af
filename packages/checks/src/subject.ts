import {
  NetworkPolicy,
  Problem,
  Service,
  ServiceRef,
  Workload,
} from '@callboard/reachability';
import { Survey } from './survey';
import { nameOf, refOf } from './words';

/** What findings are about: one service, with all that is its own. */
export interface Subject {
  /** Nothing for what concerns no service. */
  ref?: ServiceRef;
  /** Nothing for a worker that nobody calls. */
  service?: Service;
  workloads: Workload[];
  /** Those that select its pods, or that would, were it not for a slip. */
  policies: NetworkPolicy[];
  /** What could not be read or understood and may matter to it, its policies apart. */
  problems: Problem[];
}

/** What belongs to one service: a Service, or a workload without one. */
export function subjectOf(survey: Survey, ref: ServiceRef): Subject {
  const workloads = survey.workloadsOf(ref);
  const service = survey.serviceNamed(ref);
  const selecting = workloads
    .flatMap(survey.network.policiesSelecting)
    .map(({ policy }) => policy);
  const missing = survey.idlePoliciesIn(ref.namespace).filter(policy => {
    const pods = survey.podsMissedBy(policy);
    return workloads.some(workload => pods.has(workload));
  });
  return {
    ref,
    ...(service && { service }),
    workloads,
    policies: [...new Set([...selecting, ...missing])],
    problems: [
      ...(service?.problem ? [service.problem] : []),
      ...survey.problemsIn(ref.namespace),
    ],
  };
}

/** Every service, and at the end what concerns none of them. */
export function subjectsOf(survey: Survey): Subject[] {
  const { network, servicesOf } = survey;
  const workers = network.workloads.filter(
    workload => workload.object && servicesOf(workload).length === 0,
  );
  const refs = new Map(
    [...network.services, ...workers].map(one => [nameOf(one), refOf(one)]),
  );
  const subjects = [...refs.values()].map(ref => subjectOf(survey, ref));
  const policies = new Set(subjects.flatMap(subject => subject.policies));
  const problems = new Set(subjects.flatMap(subject => subject.problems));
  const rest: Subject = {
    workloads: [],
    policies: network.networkPolicies.filter(policy => !policies.has(policy)),
    problems: survey.problems.filter(problem => !problems.has(problem)),
  };
  return [...subjects, rest];
}
