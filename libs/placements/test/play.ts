import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { FORGOTTEN, HiringWorld, TIMER, type Asked, type Told } from './hiring-world';
import { isOpen, NaiveHiring, type NaiveCase } from './naive-hiring';
import { quotaOf } from '@chunfeng/postings';

type Standing = NaiveCase['standing'];
type Kind = (typeof KINDS)[number];

/** Clerks, employers, the timer and the process manager, who comes whenever it comes. */
const KINDS = [
  ...['refer', 'refer', 'refer', 'record', 'answer', 'decline', 'offer', 'offer', 'accept', 'accept'],
  ...[
    'fall-through',
    'cancel',
    'lapse',
    'start',
    'start',
    'end',
    'reverse-start',
    'reverse-start',
    'reverse-end',
    'reverse-outcome',
    'reverse-outcome',
  ],
  ...['correct-standing', 'settle', 'settle', 'forget', 'days-pass', 'suspend-or-resume'],
] as const;

export const operations = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    person: fc.nat({ max: 1 }),
    posting: fc.nat({ max: 3 }),
    /** Counted from the newest one. */
    placement: fc.nat({ max: 11 }),
    standing: fc.constantFrom<Standing>('main', 'main', 'secondary'),
  }),
  { minLength: 40, maxLength: 120, size: 'max' },
);
type Operation = typeof operations extends fc.Arbitrary<(infer One)[]> ? One : never;

const HEADCOUNTS = [
  { headcount: 1, ratio: 3 },
  { headcount: 2, ratio: 1 },
  { headcount: 3, ratio: 2 },
  { headcount: 1, ratio: 100 },
];

/** The world under test and the naive model beside it. */
export class Play {
  readonly world: HiringWorld;
  readonly model: NaiveHiring;
  readonly people: string[];
  readonly postings: string[];

  constructor() {
    this.world = new HiringWorld(new Date('2026-03-02T02:00:00Z'), (told) => this.checkPosition(told));
    this.people = Array.from({ length: 2 }, () => this.world.person());
    this.postings = HEADCOUNTS.map(({ headcount, ratio }) =>
      this.world.posting(headcount, { referralRatio: ratio }),
    );
    this.model = new NaiveHiring(
      new Map(HEADCOUNTS.map((each, index) => [this.postings[index] ?? '', each] as const)),
    );
  }

  /** INV-VAC, INV-ONE, INV-QUOTA at every position, told from the streams alone. */
  private checkPosition({ streamId, event }: Told): void {
    const [, id = ''] = /^[a-z]+-(.*)$/.exec(streamId) ?? [];
    if (streamId.startsWith('posting-')) {
      const state = this.world.postingState(id);
      if (!('content' in state)) return;
      const { open, reserved, taken } = state.content.vacancies;
      const headcount = state.content.terms.headcount ?? 0;
      if (reserved.length + taken.length > headcount) throw new Error('INV-VAC: more than the headcount');
      if (new Set([...open, ...reserved, ...taken]).size !== open.length + reserved.length + taken.length)
        throw new Error('INV-VAC: a placement holds two things');
      return;
    }
    if (!streamId.startsWith('candidacy-')) return;
    if (event.type === 'candidacy.main-placement-opened' && this.mains.get(id) !== undefined)
      throw new Error('INV-ONE: a second open main placement');
    if (event.type === 'candidacy.main-placement-opened')
      this.mains.set(id, (event.data as { placementId: string }).placementId);
    if (event.type === 'candidacy.main-placement-closed') this.mains.delete(id);
    const postings = Object.values(this.world.candidacyState(id).referrals).map(({ postingId }) => postingId);
    if (new Set(postings).size !== postings.length) throw new Error('INV-QUOTA: one pair is open twice');
  }

  private readonly mains = new Map<string, string>();

  play(operation: Operation): void {
    const { kind, standing } = operation;
    const person = this.people[operation.person] ?? '';
    const posting = this.postings[operation.posting] ?? '';
    const { cases } = this.model;
    switch (kind) {
      case 'refer': {
        this.refer(person, posting, standing);
        return;
      }
      case 'record': {
        this.record(person, operation.placement % 2 ? posting : null, standing);
        return;
      }
      case 'forget':
        // Rarely: the world would be empty too soon.
        if (operation.placement > 0 || this.model.forgotten.has(person)) return;
        this.world.tell(`laborer-${person}`, FORGOTTEN);
        this.model.forgotten.add(person);
        return;
      case 'suspend-or-resume':
        this.suspendOrResume(posting);
        return;
      case 'days-pass':
        this.world.now = new Date(this.world.now.getTime() + (operation.placement % 20) * 86_400_000);
        return;
      default: {
        const it = cases.at(-1 - (operation.placement % Math.max(1, cases.length)));
        if (it !== undefined) this.step(kind, it, standing);
      }
    }
  }

  private suspendOrResume(posting: string): void {
    const resumes = this.model.suspended.delete(posting);
    if (!resumes) this.model.suspended.add(posting);
    this.world.tell(
      `posting-${posting}`,
      resumes
        ? { type: 'posting.resumed', data: {} }
        : { type: 'posting.suspended', data: { reason: 'check' } },
    );
  }

  private refer(person: string, posting: string, standing: Standing): void {
    const expected = this.model.mayRefer(person, posting, standing);
    const asked = this.world.refer(person, posting, { standing });
    expectOutcome('refer', asked, expected);
    if (!expected) return;
    const dueOn = new Date(this.world.now.getTime() + 15 * 86_400_000).toISOString().slice(0, 10);
    this.model.cases.push({
      ...{ id: asked.id, person, posting, standing, dueOn },
      ...{
        status: 'open',
        answered: false,
        closedBy: null,
        closedAt: 0,
        closedFrom: null,
        outcome: null,
        holds: 'open',
      },
    });
    const state = this.world.postingState(posting);
    if (!('content' in state)) throw new Error('no posting');
    const quota = quotaOf(this.model.remaining(posting), state.content.terms.referralRatio ?? 3);
    if (state.content.vacancies.open.length > quota) throw new Error('INV-QUOTA: admitted beyond the quota');
  }

  private record(person: string, posting: string | null, standing: Standing): void {
    const expected = this.model.mayRecord(person, posting, standing);
    const asked = this.world.record(person, posting, { standing });
    expectOutcome('record', asked, expected);
    if (!expected) return;
    const it: NaiveCase = {
      ...{ id: asked.id, person, posting, standing, dueOn: '', answered: true },
      ...{ status: 'started', closedBy: null, closedAt: 0, closedFrom: null, outcome: null, holds: null },
    };
    this.model.cases.push(it);
    this.model.begin(it);
  }

  private step(
    kind: Exclude<Kind, 'refer' | 'record' | 'forget' | 'days-pass' | 'suspend-or-resume'>,
    it: NaiveCase,
    standing: Standing,
  ): void {
    const { world, model } = this;
    const today = world.now.toISOString().slice(0, 10);
    const ask = (
      step: Parameters<HiringWorld['step']>[1],
      may: boolean,
      then: () => void,
      repeat = false,
    ): void => {
      const by = step.type === 'lapse' ? TIMER : undefined;
      const asked = world.step(it.id, step, by);
      expectOutcome(kind, asked, may || repeat);
      if (may && !repeat) then();
    };
    const close = (outcome: NaiveCase['outcome']) => (): void =>
      void Object.assign(it, { status: 'closed', closedFrom: it.status, outcome, holds: null });
    const state = world.placementState(it.id).status;
    switch (kind) {
      case 'answer': {
        ask(
          { type: 'answer', answer: 'accepted' },
          state === 'referred',
          () => (it.answered = true),
          state === 'answered',
        );
        return;
      }
      case 'decline': {
        ask({ type: 'answer', answer: 'declined', reason: 'pay' }, state === 'referred', close('answer'));
        return;
      }
      case 'offer': {
        ask({ type: 'make-offer' }, isOpen(it) && it.status !== 'accepted', () => {
          it.status = 'offered';
          it.answered = true;
        });
        return;
      }
      case 'accept': {
        ask(
          { type: 'accept-offer' },
          model.mayAccept(it),
          () => {
            it.status = 'accepted';
            it.holds = 'reserved';
          },
          it.status === 'accepted',
        );
        return;
      }
      case 'fall-through': {
        ask(
          { type: 'decline-offer', reason: 'family' },
          it.status === 'offered' || it.status === 'accepted',
          close('offer-decline'),
        );
        return;
      }
      case 'cancel': {
        ask({ type: 'cancel', reason: 'other' }, isOpen(it), close('cancellation'), state === 'cancelled');
        return;
      }
      case 'lapse': {
        ask({ type: 'lapse' }, state === 'referred' && today > it.dueOn, close('lapse'), state === 'lapsed');
        return;
      }
      case 'start':
        if (state === 'started') return; // A repeat or not, by the day: told in the stories.
        {
          ask({ type: 'start', standing }, model.mayStart(it, standing), () => {
            it.standing = standing;
            model.begin(it);
          });
          return;
        }
      case 'end':
        if (state === 'ended') return;
        {
          ask({ type: 'end', reason: 'other' }, it.status === 'started', () => (it.status = 'ended'));
          return;
        }
      case 'reverse-start': {
        ask(
          { type: 'reverse', of: 'start', reason: 'other' },
          it.status === 'started' || it.status === 'ended',
          () => {
            it.status = 'reversed';
            it.holds = null;
            this.reopen(it);
          },
        );
        return;
      }
      case 'reverse-end': {
        ask({ type: 'reverse', of: 'end', reason: 'other' }, model.mayReverseEnd(it), () => {
          it.status = 'started';
          if (it.standing === 'main') model.closeOthers(it);
        });
        return;
      }
      case 'reverse-outcome': {
        ask(
          { type: 'reverse', of: it.outcome ?? 'answer', reason: 'late-report' },
          model.mayReverseOutcome(it),
          () => {
            model.reopen(it);
            it.holds = 'open';
            if (!it.answered && it.dueOn < today) it.dueOn = today;
          },
        );
        return;
      }
      case 'correct-standing': {
        this.correct(it, standing, ask);
        return;
      }
      case 'settle':
        world.settle(it.id);
        {
          model.settle(it);
          return;
        }
    }
  }

  private correct(
    it: NaiveCase,
    standing: Standing,
    ask: (
      step: { type: 'correct'; reason: 'other'; standing: Standing },
      may: boolean,
      then: () => void,
    ) => void,
  ): void {
    const runs = it.status === 'started';
    const main = this.model.main(it.person);
    const free = !runs || standing === 'secondary' || main === undefined || main.id === it.id;
    ask({ type: 'correct', reason: 'other', standing }, (runs || it.status === 'ended') && free, () => {
      const before = it.standing;
      it.standing = standing;
      if (!runs || before === standing) return;
      if (standing === 'main') this.model.closeOthers(it);
      else this.reopen(it);
    });
  }

  private reopen(it: NaiveCase): void {
    const before = this.model.cases.filter(({ status }) => status === 'closed-elsewhere');
    this.model.reopenOthers(it);
    const dueOn = new Date(this.world.now.getTime() + 15 * 86_400_000).toISOString().slice(0, 10);
    for (const other of before) if (other.status === 'open' && !other.answered) other.dueOn = dueOn;
  }

  /** Once everything is settled, a posting holds exactly what the placements say. */
  settleEverything(): void {
    for (const it of this.model.cases) {
      this.world.settle(it.id);
      this.model.settle(it);
    }
    const withStatus = (posting: string, ...statuses: NaiveCase['status'][]) =>
      this.model.cases
        .filter((each) => each.posting === posting && statuses.includes(each.status))
        .map(({ id }) => id);
    for (const posting of this.postings) {
      const state = this.world.postingState(posting);
      if (!('content' in state)) throw new Error('no posting');
      const { open, reserved, taken } = state.content.vacancies;
      same('open, all settled', open, withStatus(posting, 'open', 'offered'));
      same('reserved, all settled', reserved, withStatus(posting, 'accepted'));
      same('taken, all settled', taken, withStatus(posting, 'started', 'ended'));
    }
  }

  /** The world stands as the model does. */
  compare(): void {
    for (const posting of this.postings) {
      const state = this.world.postingState(posting);
      if (!('content' in state)) throw new Error('no posting');
      for (const what of ['open', 'reserved', 'taken'] as const)
        same(what, state.content.vacancies[what], this.model.holding(posting, what));
    }
    for (const person of this.people) {
      const { main, referrals } = this.world.candidacyState(person);
      same('main', [main], [this.model.main(person)?.id ?? null]);
      same(
        'referrals',
        Object.keys(referrals),
        this.model.openOf(person).map(({ id }) => id),
      );
    }
  }
}

function same(what: string, found: readonly unknown[], expected: readonly unknown[]): void {
  if (!isDeepStrictEqual([...found].sort(), [...expected].sort()))
    throw new Error(`${what}: the model says ${expected.join()}, the streams ${found.join()}`);
}

function expectOutcome(what: string, asked: Asked, expected: boolean): void {
  const found = asked.refused === undefined ? 'accepted' : asked.refused.code;
  if ((found === 'accepted') !== expected)
    throw new Error(`${what}: the model says ${expected ? 'accepted' : 'refused'}, the decision ${found}`);
}
