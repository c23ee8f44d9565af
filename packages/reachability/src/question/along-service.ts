import { contains, parseCidr } from '../address/range';
import { Network } from '../network/network';
import { Peer } from '../packet/end';
import { Passage } from '../packet/reach';
import { PortSpec, Service, typeOf } from '../service/service';
import { allOf } from '../verdict/combine';
import { naming } from '../verdict/reason';
import { conditional, unknown, Verdict } from '../verdict/verdict';

/** What the way through a Service changes in the answer for one of its pods. */
export function alongService(
  network: Network,
  service: Service,
  port: PortSpec,
  podPort: number,
  from: Peer,
  passage: Passage,
): Passage {
  if (!passage.entering) return passage;
  const isTranslated = typeOf(service) !== 'Headless' && port.port !== podPort;
  const leaving =
    from.kind === 'workload' && isTranslated
      ? asJudged(network, service, passage.leaving)
      : passage.leaving;
  const entering =
    from.kind === 'addresses'
      ? fromOutside(service, from.cidr, passage.entering)
      : asDialled(service, port, podPort, passage.entering);
  const { mesh, verdict } = passage;
  return {
    ...passage,
    ...(leaving && { leaving }),
    entering,
    verdict: withoutLess(
      verdict,
      allOf(...[leaving, entering, mesh].flatMap(one => one ?? [])),
    ),
  };
}

/** The new answer, with what held for the old one beside: that the cluster may hold other policies. */
function withoutLess(before: Verdict, after: Verdict): Verdict {
  const others =
    before.outcome === 'conditional'
      ? before.on.filter(({ kind }) => kind === 'no-other-policies')
      : [];
  if (others.length === 0 || after.outcome === 'denied') return after;
  return allOf(after, conditional(others, ...before.reasons));
}

/** Some plugins judge before the Service's translation, by its port: a rule for the pod's port says nothing there. */
function asJudged(
  { profile }: Network,
  { object }: Service,
  leaving: Verdict | undefined,
): Verdict | undefined {
  if (!leaving || isForAll(leaving, ['peers', 'ports'])) return leaving;
  const isKnown = profile.judgesServices === 'at-service';
  const reason = {
    engine: 'service' as const,
    code: 'judged-before-translation' as const,
    ...naming(object),
    detail: {
      plugins: isKnown
        ? 'the network plugin judges'
        : 'some network plugins judge',
    },
  };
  if (isKnown) {
    const isSure =
      leaving.outcome === 'denied' &&
      !leaving.reasons.some(
        ({ code, engine }) =>
          code === 'service-port-is-not-pod-port' || engine === 'admin-policy',
      );
    return isSure ? leaving : unknown(reason);
  }
  return profile.judgesServices === 'unknown' && leaving.outcome === 'allowed'
    ? allOf(leaving, conditional([{ kind: 'judged-at-pod' }], reason))
    : leaving;
}

/** Is it allowed whoever the peer is, or whatever the port? */
function isForAll(
  { outcome, reasons }: Verdict,
  whichever: ('peers' | 'ports')[],
): boolean {
  return (
    outcome === 'allowed' &&
    !reasons.some(
      ({ code, engine }) =>
        code === 'label-set-at-run-time' ||
        code === 'maybe-by-waypoint' ||
        engine === 'admin-policy',
    ) &&
    reasons.some(
      ({ code, detail }) =>
        code !== 'rule-allows' ||
        whichever.every(one => detail?.[one] === 'all'),
    )
  );
}

/** A headless Service is a name for its pods' addresses, and translates nothing. */
function asDialled(
  service: Service,
  port: PortSpec,
  podPort: number,
  entering: Verdict,
): Verdict {
  if (typeOf(service) !== 'Headless' || port.port === podPort) return entering;
  return allOf(
    entering,
    conditional([{ kind: 'pod-port', port: podPort }], {
      engine: 'service',
      code: 'port-not-translated',
      ...naming(service.object),
      detail: { port: String(port.port), podPort: String(podPort) },
    }),
  );
}

/**
 * "Setting externalTrafficPolicy to Local preserves the client source IP"; otherwise the pod sees the address of a node.
 * @see https://kubernetes.io/docs/tutorials/services/source-ip/
 */
function fromOutside(
  service: Service,
  cidr: string,
  entering: Verdict,
): Verdict {
  const type = typeOf(service);
  const about = { engine: 'service' as const, ...naming(service.object) };
  if (type !== 'NodePort' && type !== 'LoadBalancer') {
    return allOf(
      entering,
      conditional([{ kind: 'routed' }], {
        ...about,
        code: 'not-routed-from-outside',
        detail: { type },
      }),
    );
  }
  const seen =
    isForAll(entering, ['peers']) || service.externalTrafficPolicy === 'Local'
      ? entering
      : unknown({ ...about, code: 'source-address-lost' }, ...entering.reasons);
  const ranges = service.loadBalancerSourceRanges ?? [];
  return type === 'LoadBalancer' && !isWithin(ranges, cidr)
    ? allOf(
        seen,
        unknown({
          ...about,
          code: 'source-ranges',
          detail: { ranges: ranges.join(', ') },
        }),
      )
    : seen;
}

/** Without ranges everybody is. */
function isWithin(ranges: string[], cidr: string): boolean {
  const asked = parseCidr(cidr);
  return (
    ranges.length === 0 ||
    ranges.some(text => {
      const range = parseCidr(text);
      return asked && range && contains(range, asked);
    })
  );
}
