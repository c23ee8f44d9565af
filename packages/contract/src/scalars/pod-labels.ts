import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/**
 * Labels that select pods: at least one.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const podLabels = withRule(z.record(z.string(), z.string()), value => {
  const name = /^([a-zA-Z0-9]([-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)$/;
  const wrong = Object.entries(value).find(([key, text]) => {
    const parts = key.split('/');
    const prefixIsFine =
      parts.length === 1 ||
      (parts.length === 2 &&
        /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/.test(parts[0]));
    return (
      !prefixIsFine ||
      !name.test(parts.at(-1)!) ||
      (text !== '' && !name.test(text))
    );
  });
  if (wrong) {
    return {
      code: 'label-invalid',
      message: `${quote(
        wrong.join(': '),
      )} is not a label: see the rules of Kubernetes for labels`,
    };
  }
  return Object.keys(value).length === 0
    ? {
        code: 'label-invalid',
        message: 'at least one label is needed: none would select every pod',
      }
    : undefined;
});
