import { randomInt } from 'node:crypto';
import { type CanaryPerson, canaryPerson } from '@chunfeng/testing';
import { uuidv7 } from 'uuidv7';
import type { Ask } from './open-loop';
import { type KeptConnection, post, type Reply } from './keep-alive';

const OFFICE = 'T500235107';
/** Referrals to one posting: what three vacancies admit by policy, or fewer. */
const REFERRALS_PER_POSTING = 6;
const ID = /"id":"([0-9a-f-]{36})"/;

/** Of a hundred commands. */
const SHARES = { willingness: 40, register: 20, refer: 15, answer: 15, submit: 10 } as const;
const DECK = Object.entries(SHARES).flatMap(([command, share]) =>
  Array.from({ length: share }, () => command as keyof typeof SHARES),
);

export interface Accounts {
  /** Tokens of clerks of one office. */
  readonly clerks: readonly string[];
  /** One token per employer, verified. */
  readonly employers: readonly string[];
}

interface Posting {
  readonly id: string;
  readonly employer: string;
  referrals: number;
}

/**
 * What offices and employers send on a working day, each command with a key of its own: answers at the door are the
 * most, then new people (sealed, with what a first visit tells), referrals and what employers say to them, postings.
 * Whoever is registered on the way is asked and referred later. All of it is synthetic.
 */
export class CommandMix {
  private readonly laborers: string[] = [];
  private readonly unreferred: string[] = [];
  private readonly postings: Posting[] = [];
  private readonly referrals: { readonly id: string; readonly employer: string }[] = [];
  private readonly refusals = new Map<string, number>();

  constructor(
    private readonly accounts: Accounts,
    private readonly today: string,
  ) {}

  readonly ask: Ask = (connection) => this[one(DECK)](connection);

  /** What was answered otherwise than with 200 or 201, and how often. */
  refused(): string {
    return [...this.refusals].map(([what, times]) => `${times} × ${what}`).join(', ');
  }

  async register(connection: KeptConnection): Promise<boolean> {
    const asked = { askedOn: this.today, channel: 'home-visit' };
    const id = await this.send(connection, '/v1/laborers', one(this.accounts.clerks), {
      ...someoneOfWorkingAge(),
      ...{ residence: '500235107', education: '71', health: '1', hukouType: '2', office: OFFICE },
      willingness: [{ kind: 'work', answer: 'willing', ...asked }],
      consent: { givenOn: this.today, form: 'paper' },
      intention: { occupations: ['4-09-08-01'], regions: ['500235'] },
      synthetic: true,
    });
    if (id === undefined) return false;
    this.laborers.push(id);
    this.unreferred.push(id);
    return true;
  }

  async submit(connection: KeptConnection): Promise<boolean> {
    const employer = one(this.accounts.employers);
    const id = await this.send(connection, '/v1/postings', employer, {
      terms: {
        ...{ title: '保洁员', occupationCode: '4-09-08-01', headcount: 3, place: '500235', lodging: true },
        wage: { minFen: 260_000, maxFen: 320_000, period: 'month' },
      },
      synthetic: true,
    });
    if (id !== undefined) this.postings.push({ id, employer, referrals: 0 });
    return id !== undefined;
  }

  private async willingness(connection: KeptConnection): Promise<boolean> {
    const laborer = one(this.laborers);
    const done = await this.send(
      connection,
      `/v1/laborers/${laborer}/willingness`,
      one(this.accounts.clerks),
      {
        kind: one(['work', 'training', 'business']),
        answer: one(['willing', 'unwilling']),
        askedOn: this.today,
        channel: 'home-visit',
      },
    );
    return done !== undefined;
  }

  private async refer(connection: KeptConnection): Promise<boolean> {
    const laborerId = this.unreferred.shift();
    if (laborerId === undefined) return this.register(connection);
    const posting = this.drawPosting();
    if (posting === undefined) return this.submit(connection);
    const body = { laborerId, postingId: posting.id };
    const id = await this.send(connection, '/v1/placements', one(this.accounts.clerks), body);
    if (id !== undefined) this.referrals.push({ id, employer: posting.employer });
    return id !== undefined;
  }

  private async answer(connection: KeptConnection): Promise<boolean> {
    const referral = this.referrals.shift();
    if (referral === undefined) return this.refer(connection);
    const { id, employer } = referral;
    const body = { answer: 'accepted' };
    return (await this.send(connection, `/v1/placements/${id}/answer`, employer, body)) !== undefined;
  }

  /** Any of those with room: two clerks who refer to the same posting at once do meet. */
  private drawPosting(): Posting | undefined {
    if (this.postings.length === 0) return undefined;
    const at = randomInt(this.postings.length);
    const posting = this.postings[at];
    const last = this.postings.at(-1);
    if (posting === undefined || last === undefined) return undefined;
    posting.referrals += 1;
    if (posting.referrals === REFERRALS_PER_POSTING) {
      this.postings[at] = last;
      this.postings.pop();
    }
    return posting;
  }

  /** @returns the id that was answered with, or `undefined` when the command was not done. */
  private async send(
    connection: KeptConnection,
    path: string,
    token: string,
    body: object,
  ): Promise<string | undefined> {
    const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': uuidv7() };
    const reply = await connection.ask(post(path, body, headers));
    if (reply.status === 200 || reply.status === 201) return ID.exec(reply.body)?.[1] ?? '';
    this.note(path, reply);
    return undefined;
  }

  private note(path: string, { status, body }: Reply): void {
    const code = /"code":"([^"]+)"/.exec(body)?.[1] ?? '';
    const what = `${status} ${code} of ${path.replace(/[0-9a-f-]{36}/, '{id}')}`;
    this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
  }
}

/** Whoever is past working age cannot be referred (R2). */
function someoneOfWorkingAge(): CanaryPerson {
  for (;;) {
    const person = canaryPerson();
    if (Number(person.citizenNumber.slice(6, 10)) >= 1980) return person;
  }
}

function one<T>(choices: readonly T[]): T {
  const choice = choices[randomInt(choices.length)];
  if (choice === undefined) throw new Error('nothing to choose from');
  return choice;
}
