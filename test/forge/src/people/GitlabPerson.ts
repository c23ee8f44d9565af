import { setTimeout as pause } from 'node:timers/promises';
import { Change } from '@callboard/plugin-callboard-common';
import { ask, Person, Workplace } from './Person';

export class GitlabPerson implements Person {
  /** `merging`: what they tick when they merge. */
  constructor(
    private readonly at: Workplace,
    private readonly merging: object = {},
  ) {}

  async merge(change: Change): Promise<void> {
    // Nothing can be merged before GitLab knows that it can be.
    const isUnknown = async () =>
      /^(un)?check/.test((await this.ask('GET', change)).merge_status);
    while (await isUnknown()) await pause(50);
    await this.ask('PUT', change, '/merge', this.merging);
  }

  async close(change: Change): Promise<void> {
    await this.ask('PUT', change, '', { state_event: 'close' });
  }

  private ask(method: string, change: Change, rest = '', body?: object) {
    const { api, path, token } = this.at;
    const project = `${api}/projects/${encodeURIComponent(path)}`;
    const number = change.review!.name.slice(1);
    const url = `${project}/merge_requests/${number}${rest}`;
    return ask(token, method, url, body);
  }
}
