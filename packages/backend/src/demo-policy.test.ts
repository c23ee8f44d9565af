import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  callboardChangeCreatePermission,
  callboardChangeProposePermission,
  callboardNetworkReadPermission,
} from '@callboard/plugin-callboard-common';
import { DemoPolicy } from './demo-policy';

const guest = {
  info: {
    userEntityRef: 'user:default/guest',
    ownershipEntityRefs: ['user:default/guest', 'group:default/team-shop'],
  },
} as PolicyQueryUser;

describe('the policy of the demo portal', () => {
  const policy = new DemoPolicy();

  it('shows everything to whoever is signed in', async () => {
    expect(
      await policy.handle(
        { permission: callboardNetworkReadPermission },
        guest,
      ),
    ).toEqual({ result: AuthorizeResult.ALLOW });
    expect(
      await policy.handle(
        { permission: callboardChangeCreatePermission },
        guest,
      ),
    ).toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('lets people propose changes for what their teams own', async () => {
    expect(
      await policy.handle(
        { permission: callboardChangeProposePermission },
        guest,
      ),
    ).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: guest.info.ownershipEntityRefs },
      },
    });
  });

  it('refuses whoever is not signed in', async () => {
    expect(
      await policy.handle({ permission: callboardNetworkReadPermission }),
    ).toEqual({ result: AuthorizeResult.DENY });
  });
});
