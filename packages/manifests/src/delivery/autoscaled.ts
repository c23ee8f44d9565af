/**
 * Marks a Deployment whose number of pods an autoscaler owns. Only there Argo CD leaves the number alone: elsewhere it
 * is what the contract says.
 */
export const autoscaledAnnotation = {
  'callboard.dev/replicas': 'autoscaled',
};

/** The number of pods of a Deployment that is marked so, as Argo CD names a field to leave alone. */
export const autoscaledPath =
  'select(.metadata.annotations["callboard.dev/replicas"] == "autoscaled") | .spec.replicas';
