import { Header, Page } from '@backstage/core-components';
import { ChangesRoutes } from './ChangesRoutes';

/** The page Changes with the header that an old app does not draw itself. */
export const LegacyChangesPage = () => (
  <Page themeId="tool">
    <Header title="Changes" />
    <div style={{ gridArea: 'pageContent' }}>
      <ChangesRoutes />
    </div>
  </Page>
);
