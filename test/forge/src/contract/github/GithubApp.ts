import { generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { ApiAnswer, Route } from '../Route';
import { GithubDescription } from './GithubDescription';
import { badCredentials, notFound } from './refusals';

/** A GitHub App, installed at one owner. */
export class GithubApp {
  readonly id = 4711;
  /** As GitHub lets it be downloaded. */
  readonly privateKey: string;
  private readonly publicKey: string;
  private readonly installation = 7;

  constructor(
    private readonly owner: string,
    private readonly description: GithubDescription,
    /** Told of each token that it is given. */
    private readonly remember: (token: string) => void,
  ) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  readonly routes: Route<{ authorization?: string }>[] = [
    {
      /** @see https://docs.github.com/en/rest/apps/apps#list-installations-for-the-authenticated-app */
      operation: 'GET /app/installations',
      answer: async ({ authorization }) => {
        if (!this.signed(authorization)) return badCredentials();
        const [example] = this.description.example('GET /app/installations');
        const { id, account } = {
          ...{ id: this.installation, account: example.account },
        };
        const body = [
          { ...example, id, account: { ...account, login: this.owner } },
        ];
        return { status: 200, body };
      },
    },
    {
      /** @see https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app */
      operation: 'POST /app/installations/{installation_id}/access_tokens',
      answer: async ({ authorization }, _request, { installation_id: id }) => {
        if (!this.signed(authorization)) return badCredentials();
        return Number(id) === this.installation ? this.grant() : notFound();
      },
    },
  ];

  private grant(): ApiAnswer {
    const token = `ghs_${randomBytes(18).toString('hex')}`;
    this.remember(token);
    const expires = new Date(Date.now() + 3_600_000).toISOString();
    const body = { token, expires_at: expires, repository_selection: 'all' };
    return { status: 201, body };
  }

  /** @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
  private signed(authorization = ''): boolean {
    const [, jwt = ''] = /^bearer (.+)$/i.exec(authorization) ?? [];
    const [head, claims, signature] = jwt.split('.');
    if (!signature) return false;
    const isOurs = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${claims}`),
      this.publicKey,
      Buffer.from(signature, 'base64url'),
    );
    const { iss, iat, exp } = JSON.parse(
      Buffer.from(claims, 'base64url').toString(),
    );
    // "no more than 10 minutes into the future"
    return isOurs && Number(iss) === this.id && exp - iat <= 660;
  }
}
