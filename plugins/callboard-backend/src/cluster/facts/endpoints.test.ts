import { endpointsOf } from './endpoints';
import {
  everyKind,
  kind,
  objectsOf,
  sightingOf,
  slice,
} from './__testUtils__/sighting';

const orders = { namespace: 'shop', name: 'orders' };
const service = (spec: object) =>
  objectsOf({ apiVersion: 'v1', kind: 'Service', metadata: orders, spec });
const objects = service({ selector: { app: 'orders' } });
const endpointsIn = (endpointSlices: ReturnType<typeof slice>[]) =>
  endpointsOf(sightingOf({ objects, endpointSlices }), orders);

describe('the endpoints of a Service', () => {
  it('are counted with those that are ready, by zone', () => {
    expect(
      endpointsIn([
        slice([
          { pod: 'a', zone: 'west-2' },
          { pod: 'b', zone: 'west-1' },
        ]),
        slice([{ pod: 'c', zone: 'west-1', isReady: false }]),
      ]),
    ).toEqual({
      ready: 2,
      total: 3,
      zones: [
        { zone: 'west-1', ready: 1, total: 2 },
        { zone: 'west-2', ready: 1, total: 1 },
      ],
    });
  });

  it('are one for a pod with an address of either family', () => {
    expect(
      endpointsIn([
        slice([{ pod: 'a', addresses: ['10.0.0.1'] }]),
        slice([{ pod: 'a', addresses: ['fd00::1'] }], { addressType: 'IPv6' }),
      ]),
    ).toEqual({ ready: 1, total: 1, zones: [] });
  });

  it('that are no pods are those of one family', () => {
    expect(
      endpointsIn([
        slice([{ addresses: ['192.0.2.1'] }, { addresses: ['192.0.2.2'] }]),
        slice([{ addresses: ['2001:db8::1'] }], { addressType: 'IPv6' }),
      ]),
    ).toEqual({ ready: 2, total: 2, zones: [] });
  });

  it('are ready where all slices say so', () => {
    expect(
      endpointsIn([
        slice([{ pod: 'a' }]),
        slice([{ pod: 'a', isReady: false }]),
      ]),
    ).toMatchObject({ ready: 0, total: 1 });
  });

  it('leave out who is about to go', () => {
    expect(
      endpointsIn([slice([{ pod: 'a' }, { pod: 'b', isTerminating: true }])]),
    ).toMatchObject({ ready: 1, total: 1 });
  });

  it('are none where there is no slice, or only others have some', () => {
    const others = [
      slice([{ pod: 'a' }], { service: 'web' }),
      slice([{ pod: 'b' }], { namespace: 'finance' }),
    ];

    expect(endpointsIn(others)).toEqual({ ready: 0, total: 0, zones: [] });
  });

  it('are not known where EndpointSlices cannot be read', () => {
    const kinds = [
      ...everyKind.filter(one => one.kind !== 'EndpointSlice'),
      kind('discovery.k8s.io', 'EndpointSlice', 'forbidden'),
    ];

    expect(endpointsOf(sightingOf({ objects, kinds }), orders)).toBeUndefined();
  });

  it('are not said of an ExternalName, or of what is not there', () => {
    const alias = service({
      type: 'ExternalName',
      externalName: 'example.com',
    });

    expect(endpointsOf(sightingOf({ objects: alias }), orders)).toBeUndefined();
    expect(endpointsOf(sightingOf(), orders)).toBeUndefined();
  });

  it('are known where Services are not', () => {
    const kinds = everyKind.filter(one => one.kind !== 'Service');
    const endpointSlices = [slice([{ pod: 'a' }])];

    expect(
      endpointsOf(sightingOf({ kinds, endpointSlices }), orders),
    ).toMatchObject({ ready: 1, total: 1 });
  });
});
