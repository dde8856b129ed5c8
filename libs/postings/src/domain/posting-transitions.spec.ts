import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@chunfeng/testing';
import { grounds, someCollected, someProposal, someTerms } from '../../test/builders';
import { changePosting, type PostingChange } from './change-posting';
import { posting, type PostingDecision, type PostingState } from './posting';
import type { PostingEvent } from './posting.events';
import {
  POSTING_ALLOWED,
  POSTING_COMMANDS,
  standingOf,
  withAllowed,
  type PostingCommand,
  type PostingStanding,
} from './posting-transitions';
import { collect, submit } from './propose-posting';
import { countReferral, reserveVacancy, takeVacancy } from './vacancies';

const FILE = join(projectRoot, 'docs', 'posting-transitions.md');
const STATES = Object.keys(POSTING_ALLOWED) as PostingStanding[];
const NEW = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const OFFICE = { kind: 'office', office: 'CQ' } as const;

const submitted: PostingEvent = {
  type: 'posting.submitted',
  data: { ...someProposal(), terms: { ...someTerms({ headcount: 1 }) } } as never,
};
const published: PostingEvent = {
  type: 'posting.published',
  data: { validThrough: '2017-03-28', policy: 'test' },
};

/** What has happened to a posting in each standing, after it was proposed. */
const PASTS: Readonly<Record<Exclude<PostingStanding, 'none'>, readonly PostingEvent[]>> = {
  'in-review': [
    {
      type: 'posting.review-requested',
      data: { reasons: ['employer-unverified'], dueOn: '2017-01-03', office: 'D500235', policy: 'test' },
    },
  ],
  published: [published],
  'listed-incomplete': [
    {
      type: 'posting.listed-incomplete',
      data: { missing: ['place'], validThrough: '2017-03-28', policy: 'test' },
    },
  ],
  filled: [
    published,
    { type: 'posting.vacancy-taken', data: { placementId: OTHER } },
    { type: 'posting.filled', data: {} },
  ],
  suspended: [published, { type: 'posting.suspended', data: { reason: 'check' } }],
  refused: [
    {
      type: 'posting.refused',
      data: { reasons: [{ code: 'wage-band', field: '/wage', rule: null }], policy: 'test' },
    },
  ],
  withdrawn: [published, { type: 'posting.withdrawn', data: { reason: 'other' } }],
  expired: [published, { type: 'posting.expired', data: { validThrough: '2017-03-28' } }],
};

function stateOf(standing: PostingStanding): PostingState {
  if (standing === 'none') return posting.initial;
  return [submitted, ...PASTS[standing]].reduce(
    (state, event) => posting.evolve(state, event),
    posting.initial,
  );
}

const CHANGES: Readonly<Partial<Record<PostingCommand, PostingChange>>> = {
  amend: { type: 'amend', terms: someTerms({ headcount: 1, description: '包吃住' }) },
  suspend: { type: 'suspend', reason: 'check' },
  resume: { type: 'resume' },
  withdraw: { type: 'withdraw', reason: 'other' },
  expire: { type: 'expire' },
  review: { type: 'review', verdict: 'pass' },
};

/** On the day of the notice; only an expiry is asked for after the last day. */
function decide(state: PostingState, command: PostingCommand): PostingDecision {
  const change = CHANGES[command];
  if (change !== undefined)
    return changePosting(state, change, OFFICE, grounds(command === 'expire' ? '2017-06-01' : '2016-12-28'));
  switch (command) {
    case 'submit':
      return withAllowed(state, submit(state, someProposal(), grounds()));
    case 'collect':
      return withAllowed(state, collect(state, someCollected(), grounds()));
    case 'refer':
      return withAllowed(state, countReferral(state, NEW, grounds()));
    case 'reserve':
      return withAllowed(state, reserveVacancy(state, NEW, grounds()));
    default:
      return withAllowed(state, takeVacancy(state, NEW, grounds()));
  }
}

const PAIRS = STATES.flatMap((state) => POSTING_COMMANDS.map((command) => ({ state, command })));

test.each(PAIRS)(
  '$state: $command works, or is refused with the list of what is allowed',
  ({ state, command }) => {
    const before = stateOf(state);
    expect(standingOf(before)).toBe(state);
    const decision = decide(before, command);
    const allowed = POSTING_ALLOWED[state];
    expect(decision.accepted && decision.events.length > 0).toBe(allowed.includes(command));
    if (decision.accepted) return;
    if (state === 'none') expect(decision.rejection.code).toBe('posting.not-found');
    else expect(decision.rejection.params).toMatchObject({ allowed: allowed.join(', ') });
  },
);

test('docs/posting-transitions.md says what the decisions do', () => {
  const text = document();
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, text);
  expect(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '').toBe(text);
});

function cellOf(standing: PostingStanding, command: PostingCommand): string {
  const before = stateOf(standing);
  const decision = decide(before, command);
  if (!decision.accepted) return '–';
  if (decision.events.length === 0) return '(repeat)';
  return standingOf(decision.events.reduce((state, event) => posting.evolve(state, event), before));
}

function document(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = ['Standing', ...POSTING_COMMANDS];
  return [
    '# What can be asked of a posting in which standing',
    '',
    'Generated from the decisions themselves; a test keeps it true (`UPDATE_DOCS=1 npx jest',
    'libs/postings/src/domain/posting-transitions` writes it anew). A cell names the standing that the command leads to',
    'for a posting with one vacancy. `(repeat)`: the wish is fulfilled already, nothing is written. `–`: refused, with',
    '`allowed` being the list in the last column; of a posting that does not exist, with `posting.not-found`.',
    '',
    '`refer`, `reserve` and `take` are of a placement that holds nothing of the posting yet; who is referred or promised',
    'a vacancy already keeps the way to it, whatever has become of the posting since.',
    '',
    row([...head, 'allowed']),
    row([...head, ''].map(() => '---')),
    ...STATES.map((state) =>
      row([
        `**${state}**`,
        ...POSTING_COMMANDS.map((command) => cellOf(state, command)),
        POSTING_ALLOWED[state].join(', ') || 'nothing',
      ]),
    ),
    '',
  ].join('\n');
}
