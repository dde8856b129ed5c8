import { HiringWorld, newId } from '../../test/hiring-world';
import { done, storyIn } from '../../test/story';

let world: HiringWorld;
beforeEach(() => {
  world = new HiringWorld();
});
const { status, vacancies, placed } = storyIn(() => world);

describe('recording after the fact', () => {
  test('a direct placement takes a vacancy of the posting and closes the rest', () => {
    const [person, posting] = [world.person(), world.posting(1)];
    const other = done(world.refer(person, world.posting(1)));
    const id = done(world.record(person, posting));
    expect(vacancies(posting)).toMatchObject({ taken: [id] });
    expect(status(other)).toBe('closed-elsewhere');
    expect(world.record(world.person(), posting).refused?.code).toBe('posting.no-vacancy');
  });

  test('whoever is referred to the posting starts from there', () => {
    const [person, posting] = [world.person(), world.posting(1)];
    done(world.refer(person, posting));
    expect(world.record(person, posting).refused?.code).toBe('placement.already-referred');
  });

  test('nobody is placed directly with a suspended employer, also before its postings have followed', () => {
    const firm = world.firm();
    const posting = world.posting(1, {}, firm);
    world.tell(`employer-${firm}`, { type: 'employer.suspended', data: { reason: 'wage-arrears' } });
    expect(world.record(world.person(), posting).refused?.code).toBe('placement.employer-suspended');
    // What somebody has found alone is told as it was.
    done(world.record(world.person(), null, { employerId: firm }));
  });

  test('self-found work needs no posting, and what is not told of it is unknown', () => {
    const id = done(world.record(world.person(), null, { work: { place: '4403', workForm: 'flexible' } }));
    expect(world.placementState(id)).toMatchObject({
      status: 'started',
      terms: { channel: 'own-initiative' },
      work: { occupation: null, place: '4403', direction: 'east', workForm: 'flexible' },
    });
  });

  test('work abroad lies in no division', () => {
    const id = done(world.record(world.person(), null, { work: { abroad: true } }));
    expect(world.placementState(id)).toMatchObject({ work: { place: null, direction: 'abroad' } });
  });

  test.each([
    ['placement.occupation-unknown', { work: { occupation: '9-99-99-99' } }],
    ['placement.industry-unknown', { work: { industry: 'Z99' } }],
    ['placement.division-unknown', { work: { place: '999999' } }],
    ['placement.unit-unknown', { workplace: 'T500235001' }],
    ['placement.workplace-elsewhere', { workplace: 'D500118', work: { place: '500235' } }],
    ['placement.workplace-elsewhere', { workplace: 'D500118', work: { abroad: true } }],
    ['placement.employer-unknown', { employerId: newId() }],
    ['placement.date-in-future', { startedOn: '2026-03-03' }],
    [
      'placement.dates-reversed',
      { startedOn: '2026-02-01', ended: { endedOn: '2026-01-01', reason: 'other' } },
    ],
  ] as const)('%s', (code, form) => {
    expect(world.record(world.person(), null, form).refused?.code).toBe(code);
  });

  test('work that is over stands in the way of nothing (INV-ONE)', () => {
    const person = world.person();
    const main = placed(person, world.posting(1));
    const ended = { endedOn: '2026-01-31', reason: 'changed-job' } as const;
    const id = done(world.record(person, null, { startedOn: '2025-06-01', ended }));
    expect(status(id)).toBe('ended');
    const days = world.log
      .filter(({ streamId }) => streamId === `placement-${id}`)
      .map(({ event }) => event.occurredAt);
    expect(days).toEqual(['2025-06-01T04:00:00.000Z', '2026-01-31T04:00:00.000Z']);
    expect(world.candidacyState(person).main).toBe(main);
    expect(world.record(person, null).refused?.code).toBe('placement.already-placed');
  });
});
