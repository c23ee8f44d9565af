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
import { accessStates } from '../src/testing/proposal-states';
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

/** Every state of the forms that grant and revoke. */
const StatesPage = () => {
  const templateLink = useRouteRef(selectedTemplate);
  return (
    <Container>
      {Object.entries(accessStates).map(([templateName, states]) => (
        <Flex key={templateName} direction="column" gap="1" pt="4">
          <Text as="h2">{templateName}</Text>
          {Object.entries(states).map(([state, access]) => (
            <Link
              key={state}
              href={`${templateLink({
                namespace: 'default',
                templateName,
              })}?${new URLSearchParams({
                formData: JSON.stringify({ access }),
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
