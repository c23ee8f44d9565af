import { AccessRevocation, Microservice } from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { refOf, RepositoryState } from '../../../repository/state';
import {
  approvalOf,
  describeChange,
  Description,
  list,
} from '../../describe-change';
import { Surroundings } from '../../body/Surroundings';
import { ChangePlan } from '../../ChangePlan';
import { bystandersOf, sayOfBystanders } from '../access/bystanders';
import { letInByHand } from '../access/let-in-by-hand';
import { grantIn } from '../../grant-in';
import { whereBothAre } from '../access/where-both-are';
import { Asking } from '../Operation';

/** Says in words what a revocation does when it is merged, and who should agree. */
export function describeRevocation(
  state: RepositoryState,
  request: AccessRevocation,
  { by, owns }: Asking,
  plan: ChangePlan,
  where: Surroundings,
): Description {
  const { service, caller, reason } = request;
  const [callee, who] = [refOf(service), refOf(caller)];
  const contract = state.microservices.get(callee)!;
  const before = grantIn(state.grants, request);
  const left = grantIn(plan.after.grants, request)?.spec.ports ?? [];
  const lost = before?.spec.ports.filter(port => !left.includes(port)) ?? [];
  const open = waysThatStayOpen(state, request, plan, contract, lost, left);
  const callerContract = state.microservices.get(who);
  const losses = before &&
    lost.length && [
      `The grant of ${who} to call ${callee} on ${list(lost)} goes${inList(
        whereBothAre(plan, request, before),
      )}${approvalOf(contract.spec.owner, owns)}${
        left.length ? `; it stays on ${list(left)}` : ''
      }.`,
      ...sayOfBystanders(bystandersOf(state, before), 'loses it'),
    ];
  const isEdited = plan.files.some(
    ({ path }) => path === paths.microservice(caller),
  );
  return describeChange(
    state,
    {
      title: `Revoke the access of ${who} to ${callee}${
        left.length ? ` on ${list(lost)}` : ''
      }`,
      summary: summaryOf(who, callee, left.length ? lost : [], {
        isGranted: lost.length > 0,
        isOpen: open.length > 0,
      }),
      access: [
        ...(losses || []),
        ...(isEdited
          ? [
              `The contract of ${who} loses the call${approvalOf(
                callerContract?.spec.owner,
                owns,
              )}.`,
            ]
          : []),
        ...open,
        ...(plan.drifted.length ? [] : ['Nobody else loses access.']),
      ],
      reason,
      requestedBy: by,
      services: callerContract ? [service, caller] : [service],
    },
    plan,
    where,
  );
}

/** Nobody is said to be shut out who may not be. */
function summaryOf(
  who: string,
  callee: string,
  ports: string[],
  { isGranted, isOpen }: { isGranted: boolean; isOpen: boolean },
): string {
  if (!isGranted) return `${who} calls ${callee} no more.`;
  const where = ports.length ? ` on ${list(ports)}` : '';
  return isOpen
    ? `${who} loses its grant to call ${callee}${where}, but is still let in.`
    : `${who} loses access to ${callee}${where}.`;
}

/** What lets the caller in all the same, a sentence each. */
function waysThatStayOpen(
  state: RepositoryState,
  { service, caller }: AccessRevocation,
  { kept }: ChangePlan,
  { spec }: Microservice,
  lost: string[],
  left: string[],
): string[] {
  const who = refOf(caller);
  const file = `/${refOf(service)}/callers/${caller.namespace}.${
    caller.name
  }.yaml`;
  const byHand = [
    ...letInByHand(state, { service, caller }),
    ...kept.filter(path => path.endsWith(file)),
  ];
  const podPortOf = (name: string) => {
    const port = spec.service?.ports?.[name];
    return port?.targetPort ?? port?.port;
  };
  const shared = lost.filter(port =>
    left.some(other => podPortOf(other) === podPortOf(port)),
  );
  return [
    ...(byHand.length
      ? [`${who} is let in by ${list(byHand)}, written by hand, as before.`]
      : []),
    ...(shared.length
      ? [
          `${list(
            shared,
          )} leads to a pod port that stays open to ${who} by ${list(
            left,
          )}: policies know pod ports only.`,
        ]
      : []),
  ];
}

function inList(environments: string[]): string {
  return environments.length ? ` in ${list(environments)}` : '';
}
