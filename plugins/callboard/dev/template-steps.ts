/** The steps of our templates as the scaffolder hands them to the form: the fields of `templates/`, by template. */
export const templateSteps = {
  'onboard-microservice': [
    step('Identity', 'identity', 'CallboardIdentity'),
    step('Ports', 'ports', 'CallboardPorts'),
    step('Calls and callers', 'connections', 'CallboardConnections'),
    step('Environments', 'environments', 'CallboardEnvironments'),
    step('Exposure and traffic', 'features', 'CallboardFeatures'),
    step('Review', 'review', 'CallboardReview'),
  ],
  'grant-access': [step('Access', 'access', 'CallboardGrantAccess')],
  'revoke-access': [step('Access', 'access', 'CallboardRevokeAccess')],
} as Record<string, ReturnType<typeof step>[]>;

function step(title: string, name: string, field: string) {
  return {
    title,
    schema: {
      title,
      required: [name],
      properties: {
        [name]: {
          title,
          type: 'object',
          'ui:field': field,
          'ui:options': { hideError: true },
        },
      },
    },
  };
}
