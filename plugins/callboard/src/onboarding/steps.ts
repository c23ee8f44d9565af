/** The steps that fill in a part of the contract, in order. */
export const steps = [
  {
    name: 'identity',
    title: 'Identity',
    fields: [
      'metadata',
      'spec.owner',
      'spec.system',
      'spec.image',
      'spec.service.externalName',
    ],
  },
  { name: 'ports', title: 'Ports', fields: ['spec.service', 'spec.health'] },
  { name: 'connections', title: 'Calls and callers', fields: ['spec.calls'] },
  {
    name: 'environments',
    title: 'Environments',
    fields: [
      'spec.environments',
      'spec.resources',
      'spec.replicas',
      'spec.env',
      'spec.args',
      'spec.scratch',
    ],
  },
  {
    name: 'features',
    title: 'Exposure and traffic',
    fields: [
      'spec.expose',
      'spec.external',
      'spec.traffic',
      'spec.secrets',
      'spec.identity',
      'spec.apiAccess',
    ],
  },
] as const;

/** Name of a step that fills in a part of the contract. */
export type StepName = (typeof steps)[number]['name'];

/** What a step is called on the page. */
export function titleOf(step: StepName): string {
  return steps.find(({ name }) => name === step)!.title;
}

/** What is wrong, in the contract's words, and where. */
export type StepIssue = { path: (string | number)[]; message: string };
