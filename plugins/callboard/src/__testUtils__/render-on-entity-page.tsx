import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { SourceKind } from '@callboard/plugin-callboard-common';
import { configure } from '@testing-library/react';
import { ReactElement } from 'react';
import { Location, useLocation } from 'react-router-dom';
import { callboardApiRef } from '../api';
import {
  changeLinkRouteRef,
  networkLinkRouteRef,
  templateRouteRef,
} from '../routes';
import { connectionStates } from '../testing/connection-states';
import { entityRoutes } from '../testing/entity-routes';
import { explanationStates } from '../testing/explanation-states';
import { FakeCallboardApi, FakeContent } from '../testing/FakeCallboardApi';
import { viewStates } from '../testing/view-states';

// A table is many renders: a slow machine may take its time over them.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

/** A card or tab on the page of the component that is named for the state to be in. */
export async function renderOnEntityPage(
  element: ReactElement,
  state: keyof typeof connectionStates,
  options: {
    url?: string;
    annotations?: Record<string, string>;
    /** What the backend answers otherwise than in this state. */
    content?: Partial<FakeContent>;
  } = {},
) {
  const connections = jest.fn(
    (_ref: string, environment?: string, source?: SourceKind) =>
      connectionStates[state](environment, source),
  );
  const explanation = jest.fn(
    (query: { from: string; [key: string]: string }) =>
      (
        explanationStates[query.from.split('/')[1]] ?? explanationStates.billing
      )(query as never),
  );
  const api = new FakeCallboardApi({
    view: (_ref, environment, source) => viewStates[state](environment, source),
    connections,
    explanation,
    ...options.content,
  });
  const seen: { location?: Location } = {};
  const Seen = () => {
    seen.location = useLocation();
    return null;
  };
  const { container, unmount } = await renderInTestApp(
    <TestApiProvider apis={[[callboardApiRef, api]]}>
      <Seen />
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: state,
            namespace: 'shop',
            annotations: options.annotations,
          },
        }}
      >
        {element}
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [options.url ?? '/'],
      mountedRoutes: {
        ...entityRoutes,
        '/create/templates/:namespace/:templateName': templateRouteRef,
        '/callboard/changes/:repository/:id': changeLinkRouteRef,
        '/network': networkLinkRouteRef,
      },
    },
  );
  return {
    container,
    unmount,
    connections,
    explanation,
    /** The query parameters of the URL as they are now. */
    query: () => Object.fromEntries(new URLSearchParams(seen.location?.search)),
  };
}

/** What a link to a template fills in its form with. */
export function formDataOf(link: HTMLElement): unknown {
  const url = new URL(link.getAttribute('href')!, 'http://localhost');
  return JSON.parse(url.searchParams.get('formData')!);
}
