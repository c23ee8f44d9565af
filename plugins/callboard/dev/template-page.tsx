import { createRouteRef, useRouteRef } from '@backstage/core-plugin-api';
import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { Card, CardBody, Container, Flex, Link, Text } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import * as accessFields from '../src/access/fields';
import * as onboardingFields from '../src/onboarding/fields';
import { aliasFormData, fullFormData } from '../src/testing/full-form-data';
import { accessStates } from '../src/testing/proposal-states';
import { sampleFormData } from '../src/testing/sample-form-data';
import { templateSteps } from './template-steps';

const selectedTemplate = createRouteRef({
  id: 'scaffolder/selected-template',
  params: ['namespace', 'templateName'],
});

const extensions = [
  ...Object.values(onboardingFields),
  ...Object.values(accessFields),
] as FieldExtensionOptions[];

/** The form of a template in the scaffolder's own stepper; nothing is created. */
const TemplatePage = () => {
  const { templateName = '' } = useParams();
  return (
    <Container>
      <Card>
        <CardBody>
          <Stepper
            manifest={{
              title: templateName,
              steps: templateSteps[templateName],
            }}
            extensions={extensions}
            onCreate={async () => {}}
          />
        </CardBody>
      </Card>
    </Container>
  );
};

/** What the forms are filled in with, by template and state. */
const formStates: Record<string, Record<string, object>> = {
  'onboard-microservice': {
    empty: {},
    usual: sampleFormData,
    'all that there is': fullFormData,
    alias: aliasFormData,
  },
  ...Object.fromEntries(
    Object.entries(accessStates).map(([templateName, states]) => [
      templateName,
      Object.fromEntries(
        Object.entries(states).map(([state, access]) => [state, { access }]),
      ),
    ]),
  ),
};

/** Every state of the forms. */
const StatesPage = () => {
  const templateLink = useRouteRef(selectedTemplate);
  return (
    <Container>
      {Object.entries(formStates).map(([templateName, states]) => (
        <Flex key={templateName} direction="column" gap="1" pt="4">
          <Text as="h2">{templateName}</Text>
          {Object.entries(states).map(([state, formData]) => (
            <Link
              key={state}
              href={`${templateLink({
                namespace: 'default',
                templateName,
              })}?${new URLSearchParams({
                formData: JSON.stringify(formData),
              })}`}
            >
              {state}
            </Link>
          ))}
        </Flex>
      ))}
    </Container>
  );
};

/** In the place of the scaffolder, so that links to templates lead somewhere. */
export const templatePages = createFrontendPlugin({
  pluginId: 'scaffolder',
  routes: { selectedTemplate },
  extensions: [
    PageBlueprint.make({
      name: 'template',
      params: {
        path: '/create/templates/:namespace/:templateName',
        routeRef: selectedTemplate,
        loader: async () => <TemplatePage />,
      },
    }),
    PageBlueprint.make({
      name: 'states',
      params: {
        path: '/create',
        title: 'Forms',
        loader: async () => <StatesPage />,
      },
    }),
  ],
});
