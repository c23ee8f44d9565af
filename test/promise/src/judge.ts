import { Network, passageOf, Service } from '@callboard/reachability';
import { Deployed } from './deployed';
import { answerOf, textOf } from './promise/answer';
import { Answers, expectedOf, Packet, promisesOf } from './promise/expected';
import { isLinkerd } from './promise/linkerd';
import { unprotected } from './protection';
import { End } from './world/end';
import { Scene, toScene } from './world/scene';
import { toWorld, World } from './world/world';

/** What came out of holding an environment to its promises. */
export interface Judgement {
  /** What the engine found that is not what the contracts promise: the first of it, nothing where all is kept. */
  broken: string[];
  /** How many packets were judged. */
  judged: number;
  /** Those of them that are not denied. */
  open: string[];
}

/** Holds what the engine finds in the rendered manifests to what the contracts say, packet by packet. */
export function judge(deployed: Deployed): Judgement {
  const promises = promisesOf(deployed);
  const { ends, packets } = toScene(deployed, promises);
  const world = toWorld(deployed, ends);
  const judgement: Judgement = {
    broken: unprotected(world, promises),
    judged: packets.length,
    open: [],
  };
  for (const packet of packets) {
    const found = findingOf(world, packet);
    const promised = expectedOf(promises, packet);
    if (found.verdict.outcome !== 'denied') {
      judgement.open.push(`${wordsOf(packet)} ${textOf(found.verdict)}`);
    }
    if (isSame(found, promised)) continue;
    // One mistake of a renderer breaks thousands: a person reads the first of them.
    if (judgement.broken.length >= 20) break;
    judgement.broken.push(
      `${wordsOf(packet)}\n  promised ${inWords(
        promised,
      )}\n  found    ${inWords(found)}`,
    );
  }
  return judgement;
}

/** What the engine finds of each of these packets. */
export function findingsOf(
  deployed: Deployed,
  { ends, packets }: Scene,
): string[] {
  const world = toWorld(deployed, ends);
  return packets.map(packet => {
    const found = findingOf(world, packet);
    // One port lets in all that Linkerd carries: what a grant opens shows in the end only.
    return isLinkerd(deployed.platform)
      ? textOf(found.verdict)
      : inWords(found);
  });
}

function findingOf({ network, peers }: World, packet: Packet): Answers {
  const { leaving, entering, mesh, verdict } = passageOf(network, {
    from: peers.get(packet.from)!,
    to: peers.get(packet.to)!,
    protocol: packet.protocol,
    port: packet.port,
    ...(packet.isToService && { via: serviceBefore(network, packet.to) }),
  });
  return {
    ...(leaving && { leaving: answerOf(leaving) }),
    ...(entering && { entering: answerOf(entering) }),
    ...(mesh && { mesh: answerOf(mesh) }),
    verdict: answerOf(verdict),
  };
}

const locks = ['leaving', 'entering', 'mesh', 'verdict'] as const;

function isSame(one: Answers, other: Answers): boolean {
  return locks.every(
    lock =>
      one[lock] === other[lock] ||
      (one[lock] !== undefined &&
        other[lock] !== undefined &&
        textOf(one[lock]) === textOf(other[lock])),
  );
}

/** `leaving allowed, entering denied, verdict denied`. */
function inWords(answers: Answers): string {
  return locks
    .flatMap(lock => {
      const answer = answers[lock];
      return answer ? [`${lock} ${textOf(answer)}`] : [];
    })
    .join(', ');
}

export function wordsOf(packet: Packet): string {
  const { from, to, protocol, port, isToService } = packet;
  const way = isToService ? ' by its address' : '';
  return `${from.name} → ${to.name}${way} ${protocol} ${port}`;
}

/** The Service of these pods, a canary's among them. */
function serviceBefore({ servicesIn }: Network, to: End): Service | undefined {
  return to.kind === 'pods'
    ? servicesIn(to.namespace).find(
        ({ name }) => name === to.labels['app.kubernetes.io/name'],
      )
    : undefined;
}
