import { translate } from '../__testUtils__/translate';
import { sampleConnections, workload } from '../testing/sample-connections';
import { toRows } from './connection-rows';
import { connectionsCsv } from './connections-csv';

const { t } = translate;

const [web, , billing, batch, storefront] = sampleConnections.callers;

const linesOf = (...callers: typeof sampleConnections.callers) =>
  connectionsCsv(t, toRows(callers), 'callers').split('\r\n');

describe('a CSV file of connections', () => {
  it('starts with a mark that spreadsheets need, and with the names of the columns', () => {
    expect(linesOf()).toEqual([
      '\uFEFF"Caller","Owner","Port","Port number","Declared","Allowed","Condition","Granted until","Observed","State"',
      '',
    ]);
  });

  it('says each connection in the words of the page', () => {
    expect(linesOf(web, billing, batch, storefront).slice(1, -1)).toEqual([
      '"shop/web","group:default/team-shop","http","TCP 80","Git","allowed","","2027-06-30","not configured","OK"',
      '"finance/billing","group:default/team-finance","grpc","TCP 9090","catalog","denied","","","not configured","Declared but blocked"',
      '"ops/batch","group:default/team-ops","http","TCP 80","no","allowed","","2026-03-31","not configured","Allowed but undeclared"',
      '"mobile/storefront-for-tablets","group:default/team-mobile","http","TCP 80","Git","depends","for GET /api/* only","","not configured","Depends"',
    ]);
  });

  it.each([
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['＝1', `"'＝1"`],
    ['a, "b"\r\nc', `"a, ""b""\r\nc"`],
  ])('holds no formula, whatever an owner is called: %j', (owner, cell) => {
    const csv = connectionsCsv(
      t,
      toRows([{ ...web, peer: workload('shop/web', { owner }) }]),
      'callers',
    );

    expect(csv).toContain(`"shop/web",${cell},"http"`);
  });
});
