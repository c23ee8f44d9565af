import { setTimeout as pause } from 'node:timers/promises';
import { Change } from '@callboard/plugin-callboard-common';
import { ask, Person, Workplace } from './Person';

export class GiteaPerson implements Person {
  constructor(private readonly at: Workplace) {}

  async merge(change: Change): Promise<void> {
    for (;;) {
      try {
        await this.ask('POST', change, '/merge', { Do: 'merge' });
        return;
      } catch (error) {
        // "Please try again later": it still finds out whether there is a conflict.
        if ((error as Error).cause !== 405) throw error;
        await pause(50);
      }
    }
  }

  async close(change: Change): Promise<void> {
    await this.ask('PATCH', change, '', { state: 'closed' });
  }

  private ask(method: string, change: Change, rest: string, body: object) {
    const { api, path, token } = this.at;
    const number = change.review!.name.slice(1);
    const url = `${api}/repos/${path}/pulls/${number}${rest}`;
    return ask(token, method, url, body);
  }
}
