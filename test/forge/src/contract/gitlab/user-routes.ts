import { Account } from '../Route';
import { LabRoute } from './Lab';
import { userJson } from './merge-request-json';

/** Tokens that GitLab knows. */
export const tokens = {
  callboard: 'glpat-callboard',
  /** Sam may do what Callboard may. */
  sam: 'glpat-sam',
  /** Sees nothing. */
  stranger: 'glpat-stranger',
};

/** Kim has an account, and no token here. */
export const users: Account[] = [...Object.keys(tokens), 'kim'].map(
  (login, index) => ({ id: index + 1, login }),
);

/** Those of that name: one, or none. @see https://docs.gitlab.com/api/users/#as-a-regular-user */
export const listUsers: LabRoute<unknown> = {
  operation: 'GET /users',
  query: ['username'],
  async answer(_asked, { query }) {
    const name = query.get('username')?.toLowerCase();
    const found = users.filter(({ login }) => login === name);
    return { status: 200, body: found.map(userJson) };
  },
};
