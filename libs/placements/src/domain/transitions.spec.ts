import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@chunfeng/testing';
import { BY_OFFICE, HiringWorld, type Asked } from '../../test/hiring-world';
import type { PlacementStatus } from './placement';
import type { PlacementStep } from './take-step';
import { ALLOWED, PLACEMENT_COMMANDS, type PlacementCommand } from './transitions';

const FILE = join(projectRoot, 'docs', 'placement-transitions.md');

/** How a placement gets into each state, from the referral on. */
const WAYS: Readonly<
  Record<Exclude<PlacementStatus, 'none' | 'closed-elsewhere'>, readonly PlacementStep[]>
> = {
  referred: [],
  answered: [{ type: 'answer', answer: 'accepted' }],
  'interview-scheduled': [{ type: 'schedule-interview', interviewOn: '2026-01-10' }],
  interviewed: [{ type: 'record-interview', outcome: 'suitable' }],
  offered: [{ type: 'make-offer' }],
  'offer-accepted': [{ type: 'make-offer' }, { type: 'accept-offer' }],
  started: [{ type: 'start', on: '2026-01-20' }],
  ended: [
    { type: 'start', on: '2026-01-20' },
    { type: 'end', on: '2026-08-01', reason: 'changed-job' },
  ],
  declined: [{ type: 'answer', answer: 'declined', reason: 'pay' }],
  lapsed: [{ type: 'lapse' }],
  cancelled: [{ type: 'cancel', reason: 'other' }],
  reversed: [
    { type: 'start', on: '2026-01-20' },
    { type: 'reverse', reason: 'did-not-start' },
  ],
};
const STATES: readonly PlacementStatus[] = [
  'none',
  ...(Object.keys(WAYS).filter(
    (state) => !['declined', 'lapsed', 'cancelled', 'reversed'].includes(state),
  ) as PlacementStatus[]),
  ...(['declined', 'lapsed', 'cancelled', 'closed-elsewhere', 'reversed'] as const),
];

/** Each command in the forms that lead to different states. */
const FORMS: Readonly<Record<Exclude<PlacementCommand, 'refer' | 'record'>, readonly PlacementStep[]>> = {
  answer: [
    { type: 'answer', answer: 'accepted' },
    { type: 'answer', answer: 'declined', reason: 'pay' },
  ],
  lapse: [{ type: 'lapse' }],
  'schedule-interview': [{ type: 'schedule-interview', interviewOn: '2026-01-12' }],
  'record-interview': [
    { type: 'record-interview', outcome: 'suitable' },
    { type: 'record-interview', outcome: 'not-suitable' },
  ],
  'make-offer': [{ type: 'make-offer' }],
  'accept-offer': [{ type: 'accept-offer' }],
  'decline-offer': [{ type: 'decline-offer', reason: 'family' }],
  start: [{ type: 'start', on: '2026-01-20' }],
  'verify-start': [{ type: 'verify-start', means: 'visit' }],
  'verify-retention': [{ type: 'verify-retention', months: '6' }],
  end: [{ type: 'end', on: '2026-08-01', reason: 'changed-job' }],
  cancel: [{ type: 'cancel', reason: 'other' }],
  correct: [{ type: 'correct', reason: 'other', contract: 'written' }],
  reverse: [
    { type: 'reverse', reason: 'other' },
    { type: 'reverse', of: 'end', reason: 'other' },
    { type: 'reverse', of: 'start', reason: 'other' },
  ],
};

interface Case {
  readonly world: HiringWorld;
  readonly id: string;
  readonly person: string;
}

/** A placement in the state, referred on 2026-01-05; it is September. */
function caseIn(state: PlacementStatus): Case {
  const world = new HiringWorld(new Date('2026-01-05T02:00:00Z'));
  const person = world.person();
  const september = new Date('2026-09-01T02:00:00Z');
  if (state === 'none') world.now = september;
  if (state === 'none') return { world, person, id: '01900000-0000-7000-8000-000000000000' };
  const asked = [world.refer(person, world.posting(1), { on: '2026-01-05' })];
  const [{ id } = { id: '' }] = asked;
  world.now = september;
  if (state === 'closed-elsewhere') asked.push(world.record(person, null));
  else for (const step of WAYS[state]) asked.push(world.step(id, step));
  expect(asked.map(({ refused }) => refused)).toEqual(asked.map(() => undefined));
  expect(world.placementState(id).status).toBe(state);
  return { world, person, id };
}

interface Outcome {
  readonly asked: Asked;
  readonly wrote: boolean;
  readonly after: PlacementStatus;
}

/** What comes of each form of a command, each on a placement of its own. */
function outcomesOf(state: PlacementStatus, command: PlacementCommand): Outcome[] {
  const run = (ask: (it: Case) => Asked): Outcome => {
    const it = caseIn(state);
    const before = it.world.log.length;
    const asked = ask(it);
    const { status } = it.world.placementState(asked.id);
    return { asked, wrote: it.world.log.length > before, after: status };
  };
  if (command === 'refer')
    return [
      run(({ world, person, id }) =>
        world.refer(person, world.posting(1), { on: '2026-01-05' }, undefined, id),
      ),
    ];
  if (command === 'record')
    return [run(({ world, person, id }) => world.record(person, null, {}, undefined, id))];
  return FORMS[command].map((step) => run(({ world, id }) => world.step(id, step, BY_OFFICE)));
}

function cellOf(state: PlacementStatus, command: PlacementCommand): string {
  const outcomes = outcomesOf(state, command);
  const works = outcomes.filter(({ asked, wrote }) => asked.refused === undefined && wrote);
  if (works.length > 0) return [...new Set(works.map(({ after }) => after))].join(' or ');
  return outcomes.some(({ asked }) => asked.refused === undefined) ? '(repeat)' : '–';
}

const PAIRS = STATES.flatMap((state) => PLACEMENT_COMMANDS.map((command) => ({ state, command })));

test.each(PAIRS)(
  '$state: $command works, or is refused with the list of what is allowed',
  ({ state, command }) => {
    const allowed = ALLOWED[state];
    const outcomes = outcomesOf(state, command);
    const works = outcomes.some(({ asked, wrote }) => asked.refused === undefined && wrote);
    expect(works).toBe(allowed.includes(command));
    for (const { asked } of outcomes) {
      if (asked.refused === undefined) continue;
      // Nothing is known of a placement that does not exist, not even what would be allowed.
      if (state === 'none') expect(asked.refused.code).toBe('placement.not-found');
      else
        expect(asked.refused).toEqual({
          code: 'placement.not-allowed',
          params: { status: state, allowed: allowed.join(', ') },
        });
    }
  },
);

test('docs/placement-transitions.md says what the decisions do', () => {
  const text = document();
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, text);
  expect(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '').toBe(text);
});

function document(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = ['State', ...PLACEMENT_COMMANDS];
  return [
    '# What can be asked of a placement in which state',
    '',
    'Generated from the decisions themselves; a test keeps it true (`UPDATE_DOCS=1 npx jest libs/placements/src/domain/transitions`',
    'writes it anew). A cell names the state that the command leads to. `(repeat)`: the wish is fulfilled already,',
    'nothing is written. `–`: refused with `placement.not-allowed`, its `allowed` being the list in the last column; of',
    'a placement that does not exist, with `placement.not-found`.',
    '',
    'A reversed answer, interview, declined offer, lapse or cancellation leads back to where the referral stood (here:',
    'referred); where an offer had been accepted, to `offered`.',
    '',
    'Beyond this table a command is still refused for its own reasons: no vacancy, a day that has not come, a person',
    'who is placed already.',
    '',
    row([...head, 'allowed']),
    row([...head, ''].map(() => '---')),
    ...STATES.map((state) =>
      row([
        `**${state}**`,
        ...PLACEMENT_COMMANDS.map((command) => cellOf(state, command)),
        ALLOWED[state].join(', ') || 'nothing',
      ]),
    ),
    '',
  ].join('\n');
}
