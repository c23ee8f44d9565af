/** Somebody who is signed in as a guest, and asks a backend. */
export class Guest {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** @param url of the backend, or of what stands before several */
  static async signIn(url: string): Promise<Guest> {
    const answer = await fetch(`${url}/api/auth/guest/refresh`, {
      method: 'POST',
    });
    const { token } = (await answer.json()).backstageIdentity;
    return new Guest(url, token);
  }

  /** The network view of an entity. @returns status 0 where the answer broke off: half an answer is none */
  async view(query: Record<string, string>) {
    const path = `/api/callboard/network?${new URLSearchParams(query)}`;
    const answer = await fetch(this.url + path, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    const text = await answer.text().catch(() => undefined);
    return text === undefined
      ? { status: 0, text: '', body: {} as any }
      : {
          ...{ status: answer.status, text },
          body: answer.ok ? JSON.parse(text) : {},
        };
  }
}
