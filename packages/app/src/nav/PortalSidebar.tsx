import {
  Sidebar,
  SidebarDivider,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { NavContentComponentProps } from '@backstage/plugin-app-react';
import { SidebarTitle } from './SidebarTitle';

/** Catalog, Changes, Create; what other plugins add; Settings at the bottom. */
export const PortalSidebar = ({
  navItems,
}: {
  navItems: NavContentComponentProps['navItems'];
}) => {
  const nav = navItems.withComponent(item => (
    <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
  ));
  nav.take('page:search');
  nav.take('page:catalog-graph');
  const settings = nav.take('page:user-settings');
  return (
    <Sidebar>
      <SidebarTitle />
      <SidebarDivider />
      {nav.take('page:catalog')}
      {nav.take('page:callboard/changes')}
      {nav.take('page:scaffolder')}
      {nav.rest({ sortBy: 'title' })}
      <SidebarSpace />
      <SidebarDivider />
      {settings}
    </Sidebar>
  );
};
