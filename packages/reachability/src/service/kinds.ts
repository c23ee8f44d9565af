import { kindsOf } from '../kind';

export const serviceKinds = kindsOf('', { Service: 'services' });
