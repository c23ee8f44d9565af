import { render } from '@testing-library/react';
import { DnsName } from './DnsName';

describe('a name in DNS', () => {
  it('may break after its dots, and keeps a label with a hyphen in one piece', () => {
    const { container } = render(<DnsName name="my-orders.shop" />);

    expect(container).toHaveTextContent(/^my-orders\.shop$/);
    expect(container.querySelector('span span')).toHaveTextContent(
      /^my-orders\.$/,
    );
    expect(container.querySelectorAll('wbr')).toHaveLength(2);
  });
});
