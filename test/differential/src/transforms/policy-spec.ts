/** As much of a NetworkPolicy's `spec` as the transforms touch. */
export interface PolicySpec {
  podSelector?: unknown;
  policyTypes?: string[] | null;
  ingress?: unknown[] | null;
  egress?: unknown[] | null;
}

/** The directions that the policy is about, in the words of its lists. */
export function directionsIn({ policyTypes, egress }: PolicySpec) {
  const isAbout = (type: string, otherwise: boolean) =>
    policyTypes?.length ? policyTypes.includes(type) : otherwise;
  return [
    ...(isAbout('Ingress', true) ? (['ingress'] as const) : []),
    ...(isAbout('Egress', !!egress?.length) ? (['egress'] as const) : []),
  ];
}
