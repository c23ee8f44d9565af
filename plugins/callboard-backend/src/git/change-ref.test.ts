import { InputError } from '@backstage/errors';
import {
  endedId,
  endedRef,
  openId,
  parseBranch,
  parseEndedRef,
  parseId,
} from './change-ref';

const branch = 'callboard/grant/shop/orders/web.shop';
const tip = '1a2b3c4d5e6f708192a3b4c5d6e7f80910111213';

describe('the branch of a change', () => {
  it('says what the change is about', () => {
    expect(parseBranch(branch)).toEqual({
      operation: 'grant',
      namespace: 'shop',
      service: 'orders',
      subject: 'web.shop',
    });
  });

  it('names the change, open and ended', () => {
    expect(openId(branch)).toBe('grant:shop:orders:web.shop');
    expect(endedId(branch, tip)).toBe('grant:shop:orders:web.shop:1a2b3c4d');
  });

  it('is found again in both ids', () => {
    expect(parseId(openId(branch))).toBe(branch);
    expect(parseId(endedId(branch, tip))).toBe(branch);
    expect(parseId('grant:shop')).toBeUndefined();
    expect(parseId('../..:a:b:c')).toBeUndefined();
  });

  it('is found again in the ref of the ended change', () => {
    const ref = endedRef('merged', branch, tip);
    expect(ref).toBe(
      'refs/callboard/merged/grant/shop/orders/web.shop/1a2b3c4d',
    );
    expect(parseEndedRef(ref)).toEqual({ state: 'merged', branch });
    expect(parseEndedRef('refs/callboard/other/x')).toBeUndefined();
  });

  test.each([
    'main',
    'callboard/onboard/shop/orders',
    'callboard/onboard/shop/orders/all/more',
    'callboard/onboard/shop/../all',
    'callboard/onboard/shop/.hidden/all',
    'callboard/onboard/shop/orders./all',
    'callboard/onboard/shop/orders/all.lock',
    'callboard/onboard/shop/a:b/all',
    'callboard/onboard/shop/a b/all',
    'callboard/onboard//orders/all',
  ])('is never %s', name => {
    expect(() => parseBranch(name)).toThrow(InputError);
  });
});
