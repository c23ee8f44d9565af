/** Is it one of the pods that a platform names by their labels? */
export function isPodOf(
  pod: { namespace: string; labels: Readonly<Record<string, string>> },
  named: { namespace: string; podLabels: Record<string, string> },
): boolean {
  return (
    pod.namespace === named.namespace &&
    Object.entries(named.podLabels).every(
      ([key, value]) => pod.labels[key] === value,
    )
  );
}
