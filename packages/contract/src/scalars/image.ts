import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/**
 * Name of an image without tag and digest: `registry.example.com/shop/orders`.
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export const imageName = withRule(z.string().max(255), value => {
  if (
    /(:[\w][\w.-]*|@sha256:[0-9a-f]+)$/.test(
      value.slice(value.lastIndexOf('/')),
    )
  ) {
    return {
      code: 'image-invalid',
      message: `${quote(
        value,
      )} carries a tag or digest: name the image alone, and give the tag per environment`,
    };
  }
  const component = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
  const host = '(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]+)?)';
  return new RegExp(`^(?:${host}/)?${component}(?:/${component})*$`).test(value)
    ? undefined
    : {
        code: 'image-invalid',
        message: `${quote(
          value,
        )} is not the name of an image: use for example registry.example.com/shop/orders`,
      };
});

/** Tag of an image; `latest` names no version and is refused. */
export const imageTag = withRule(z.string(), value => {
  if (value === 'latest') {
    return {
      code: 'tag-invalid',
      message: `the tag latest names no version: use the tag that your build gave the image`,
    };
  }
  return /^[\w][\w.-]{0,127}$/.test(value)
    ? undefined
    : {
        code: 'tag-invalid',
        message: `${quote(
          value,
        )} is not a tag: use up to 128 letters, digits, '_', '.' and '-'`,
      };
});

/** Digest of an image: `sha256:` and 64 hexadecimal digits. */
export const imageDigest = withRule(z.string(), value =>
  /^sha256:[0-9a-f]{64}$/.test(value)
    ? undefined
    : {
        code: 'tag-invalid',
        message: `${quote(
          value,
        )} is not a digest: use sha256: and 64 hexadecimal digits`,
      },
);
