import { setTimeout as pause } from 'node:timers/promises';
import { Change } from '@callboard/plugin-callboard-common';
import { ask, Person, Workplace } from './Person';

export class GithubPerson implements Person {
  constructor(
    private readonly at: Workplace,
    private readonly method: 'merge' | 'squash' = 'merge',
  ) {}

  async merge(change: Change): Promise<void> {
    // Nothing can be merged before GitHub knows that it can be.
    while ((await this.ask('GET', change)).mergeable === null) await pause(50);
    await this.ask('PUT', change, '/merge', { merge_method: this.method });
  }

  async close(change: Change): Promise<void> {
    await this.ask('PATCH', change, '', { state: 'closed' });
  }

  private ask(method: string, change: Change, rest = '', body?: object) {
    const { api, path, token } = this.at;
    const number = change.review!.name.slice(1);
    const url = `${api}/repos/${path}/pulls/${number}${rest}`;
    return ask(token, method, url, body);
  }
}
