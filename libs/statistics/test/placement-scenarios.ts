import type { Scenario } from './scenario';
import { HOME } from './story';

const of = 'placements';
const BY_MONTH = { of, by: ['month'] } as const;
const BY_GROUP = { of, by: ['group'] } as const;
const RECORDED = { ...BY_MONTH, clock: 'recorded' } as const;

export const PLACEMENT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'A start',
    told: 'Somebody starts on 10 January; it is recorded on 15 January.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' });
      return [['by occurred', BY_MONTH, '2026-01: 1 / 1; total: 1 / 1']];
    },
  },
  {
    name: 'A referral is no start',
    told: 'Somebody is referred on 15 January and has not started.',
    tell: (story) => {
      story.referred(1);
      return [['starts', { of }, '0 / 0']];
    },
  },
  {
    name: 'A lapse reversed',
    told: 'A referral has lapsed, the lapse is reversed on 20 January, and somebody starts from it on 25 January.',
    tell: (story) => {
      story.referred(1).lapsed(1).today('2026-01-20').reversed(1, 'lapse');
      const position = story.position;
      story.today('2026-01-25').started(1, { on: '2026-01-25' });
      return [
        ['by occurred', BY_MONTH, '2026-01: 1 / 1; total: 1 / 1'],
        ['by occurred, as of the day of the reversal', { of, position }, '0 / 0'],
      ];
    },
  },
  {
    name: 'Recorded late',
    told: 'A start of 20 January is recorded on 3 March.',
    tell: (story) => {
      story.today('2026-03-03').started(1, { on: '2026-01-20' });
      return [
        ['by occurred', BY_MONTH, '2026-01: 1 / 1; total: 1 / 1'],
        ['by recorded', RECORDED, '2026-03: 1 / 1; total: 1 / 1'],
      ];
    },
  },
  {
    name: 'Recorded at the turn of the year',
    told: 'A start of 31 December 2025 is recorded on 2 January 2026.',
    tell: (story) => {
      story.today('2026-01-02').started(1, { on: '2025-12-31' });
      return [
        ['by occurred, 2026', { of }, '0 / 0'],
        ['by occurred, December 2025', { of, from: '2025-12', to: '2025-12' }, '1 / 1'],
        ['by recorded, 2026', { of, clock: 'recorded' }, '1 / 1'],
      ];
    },
  },
  {
    name: 'Hired, reversed two months later',
    told: 'A start of 10 January is reversed on 12 March.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' });
      const position = story.position;
      story.today('2026-03-12').reversed(1);
      return [
        ['by occurred', BY_MONTH, '0 / 0'],
        ['by recorded', RECORDED, '2026-01: 1 / 1; 2026-03: -1 / -1; total: 0 / 0'],
        [
          'by occurred, as of the day before the reversal',
          { ...BY_MONTH, position },
          '2026-01: 1 / 1; total: 1 / 1',
        ],
      ];
    },
  },
  {
    name: 'One reversed, another started in the same month',
    told: 'A start of January is reversed in March; another person starts in March.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).today('2026-03-12').reversed(1);
      story.started(2, { person: 2, on: '2026-03-12' });
      return [['by recorded', RECORDED, '2026-01: 1 / 1; 2026-03: 0 / 0; total: 1 / 1']];
    },
  },
  {
    name: 'Hired twice in a quarter',
    told: 'Somebody starts in January, ends in February and starts elsewhere in March.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).ended(1, '2026-02-10').started(2, { on: '2026-03-01' });
      return [
        ['the quarter', { of, to: '2026-03' }, '1 / 2'],
        ['by month', BY_MONTH, '2026-01: 1 / 1; 2026-03: 1 / 1; total: 1 / 2'],
        ['ended, by month', { ...BY_MONTH, measure: 'ended' }, '2026-02: 1 / 1; total: 1 / 1'],
      ];
    },
  },
  {
    name: 'Hired twice, one of them reversed',
    told: 'Of two starts of one person in January one is reversed in February.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).started(2, { on: '2026-01-20' });
      story.today('2026-02-05').reversed(1);
      return [
        ['by occurred', BY_MONTH, '2026-01: 1 / 1; total: 1 / 1'],
        ['by recorded', RECORDED, '2026-01: 1 / 2; 2026-02: -1 / -1; total: 1 / 1'],
      ];
    },
  },
  {
    name: 'Secondary beside main',
    told: 'Somebody with main work begins secondary work in the same month.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).started(2, { on: '2026-01-12', standing: 'secondary' });
      return [
        ['both', { of }, '1 / 2'],
        ['main only', { of, filters: { standing: 'main' } }, '1 / 1'],
      ];
    },
  },
  {
    name: 'Self-found work',
    told: 'One person was placed, another found work alone.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' });
      story.started(2, { person: 2, on: '2026-01-11', route: 'self-found', channel: 'own-initiative' });
      return [
        ['all', { of }, '2 / 2'],
        ['self-found', { of, filters: { route: 'self-found' } }, '1 / 1'],
      ];
    },
  },
  {
    name: 'Start date corrected across months',
    told: 'A start recorded for 10 January was on 10 February; corrected on 5 March.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' });
      const position = story.position;
      story.today('2026-03-05').corrected(1, { on: '2026-02-10' });
      return [
        ['by occurred', BY_MONTH, '2026-02: 1 / 1; total: 1 / 1'],
        [
          'by occurred, as of before the correction',
          { ...BY_MONTH, position },
          '2026-01: 1 / 1; total: 1 / 1',
        ],
        ['by recorded (−1 and +1 on 5 March)', RECORDED, '2026-01: 1 / 1; total: 1 / 1'],
      ];
    },
  },
  {
    name: 'Industry learned later',
    told: 'The industry is unknown at the start; a correction in March names section C.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10', work: { industry: null } });
      const position = story.position;
      const by = ['industry'] as const;
      story.today('2026-03-05').corrected(1, { work: { industry: 'C1713' } });
      return [
        ['by industry', { of, by }, 'C: 1 / 1; total: 1 / 1'],
        ['as of before the correction', { of, by, position }, 'unknown: 1 / 1; total: 1 / 1'],
      ];
    },
  },
  {
    name: 'Pay corrected',
    told: 'A correction changes nothing that is counted.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).today('2026-03-05').corrected(1, {});
      return [['by recorded', RECORDED, '2026-01: 1 / 1; total: 1 / 1']];
    },
  },
  {
    name: 'Corrected, then reversed',
    told: 'A start is moved from January to February and then reversed, all recorded in January.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).corrected(1, { on: '2026-02-10' }).reversed(1);
      return [
        ['by occurred', BY_MONTH, '0 / 0'],
        ['by recorded', RECORDED, '0 / 0'],
      ];
    },
  },
  {
    name: 'Ended, and the end reversed',
    told: 'An end of 28 February is reversed on 2 April: the person has worked all along.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).today('2026-03-01').ended(1, '2026-02-28');
      const position = story.position;
      story.today('2026-04-02').reversed(1, 'end');
      const ended = { of, measure: 'ended' } as const;
      return [
        ['ended', ended, '0 / 0'],
        ['ended, as of before the reversal', { ...ended, position }, '1 / 1'],
        [
          'ended, by recorded',
          { ...RECORDED, measure: 'ended' },
          '2026-03: 1 / 1; 2026-04: -1 / -1; total: 0 / 0',
        ],
        ['started', { of }, '1 / 1'],
      ];
    },
  },
  {
    name: 'The start of ended work reversed',
    told: 'Work that was recorded as begun and ended never was.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).ended(1, '2026-01-12').reversed(1);
      return [
        ['started', { of }, '0 / 0'],
        ['ended', { of, measure: 'ended' }, '0 / 0'],
      ];
    },
  },
  {
    name: 'End date corrected',
    told: 'An end recorded for 28 February was on 15 March.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' }).ended(1, '2026-02-28').corrected(1, {}, '2026-03-15');
      return [['ended', { ...BY_MONTH, measure: 'ended' }, '2026-03: 1 / 1; total: 1 / 1']];
    },
  },
  {
    name: 'A forgotten person',
    told: 'Somebody starts in January, is forgotten in February and had said to be willing.',
    tell: (story) => {
      story.registered(1).asked(1, 'willing', '2026-01-05').started(1, { on: '2026-01-10' });
      story.today('2026-02-01').forgotten(1);
      return [
        ['starts', { of }, '1 / 1'],
        ['willingness', { of: 'willingness' }, 'willing 1, unwilling 0, unknown 0'],
      ];
    },
  },
  {
    name: 'In two groups',
    told: 'Of two persons who start, one is disabled and registered poor, the other in no group.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10', facts: { groups: ['disabled', 'registered-poor'] } });
      story.started(2, { person: 2, on: '2026-01-10' });
      return [['by group', BY_GROUP, 'disabled: 1 / 1; none: 1 / 1; registered-poor: 1 / 1; total: 2 / 2']];
    },
  },
  {
    name: 'A group added after the start',
    told: 'A start is recorded without a group; afterwards the person is confirmed as disabled.',
    tell: (story) => {
      story.registered(1).started(1, { on: '2026-01-10' });
      const data = { group: 'disabled', validFrom: '2025-01-01', evidence: 'certificate', source: 'other' };
      story.laborer(1, { type: 'laborer.group-confirmed', data } as never);
      return [
        ['starts by group: as known at the start', BY_GROUP, 'none: 1 / 1; total: 1 / 1'],
        [
          'willingness by group: as known now',
          { of: 'willingness', by: ['group'] },
          'disabled: willing 0, unwilling 0, unknown 1; total: willing 0, unwilling 0, unknown 1',
        ],
      ];
    },
  },
  {
    name: 'Hand-over between start and end',
    told: 'Somebody of D500235 starts in D500101 and is handed over; the responsible unit moves back before the end.',
    tell: (story) => {
      const units = { ...HOME, responsible: 'D500101', workplace: 'D500101' };
      story.registered(1).started(1, { on: '2026-01-10', facts: { units } });
      const data = { unit: 'responsible', from: 'D500101', to: 'D500235', reason: 'returned' } as const;
      story.laborer(1, { type: 'laborer.units-changed', data }).ended(1, '2026-03-10');
      const by = ['unit'] as const;
      return [
        ['started, by origin', { of, by }, 'D500235: 1 / 1; total: 1 / 1'],
        ['started, by responsible', { of, by, basis: 'responsible' }, 'D500101: 1 / 1; total: 1 / 1'],
        [
          'ended, by responsible: the unit of the start, so that the two compare',
          { of, by, basis: 'responsible', measure: 'ended' },
          'D500101: 1 / 1; total: 1 / 1',
        ],
      ];
    },
  },
  {
    name: 'Work outside the city',
    told: 'Somebody starts in Guangdong, another abroad; a third is known only to work somewhere.',
    tell: (story) => {
      const units = { ...HOME, workplace: null };
      story.started(1, { on: '2026-01-10', facts: { units }, work: { place: '4403', direction: 'east' } });
      const abroad = { place: null, direction: 'abroad' } as const;
      story.started(2, { person: 2, on: '2026-01-10', facts: { units }, work: abroad });
      const nowhere = { place: null, direction: 'unknown' } as const;
      story.started(3, { person: 3, on: '2026-01-10', facts: { units }, work: nowhere });
      return [
        [
          'by destination',
          { of, by: ['destination'] },
          '44: 1 / 1; abroad: 1 / 1; unknown: 1 / 1; total: 3 / 3',
        ],
        [
          'by unit of the workplace',
          { of, by: ['unit'], basis: 'workplace' },
          'unknown: 3 / 3; total: 3 / 3',
        ],
        [
          'by direction',
          { of, by: ['direction'] },
          'abroad: 1 / 1; east: 1 / 1; unknown: 1 / 1; total: 3 / 3',
        ],
      ];
    },
  },
  {
    name: 'Where two units lie in one district',
    told: 'Somebody works in 500112, in which the unit is not certain.',
    tell: (story) => {
      const units = { ...HOME, workplace: null };
      story.started(1, { on: '2026-01-10', facts: { units }, work: { place: '500112001' } });
      return [['by destination', { of, by: ['destination'] }, '500112: 1 / 1; total: 1 / 1']];
    },
  },
  {
    name: 'Occupation told in part',
    told: 'One start names an occupation, one only its large group, one none.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10' });
      story.started(2, { person: 2, on: '2026-01-10', work: { occupation: '6' } });
      story.started(3, { person: 3, on: '2026-01-10', work: { occupation: null } });
      return [['by middle group', { of, by: ['occupation'] }, '6-18: 1 / 1; unknown: 2 / 2; total: 3 / 3']];
    },
  },
  {
    name: 'One person in two industries',
    told: 'Somebody starts twice, in sections A and C.',
    tell: (story) => {
      story.started(1, { on: '2026-01-10', work: { industry: 'A0111' } }).ended(1, '2026-01-20');
      story.started(2, { on: '2026-02-10' });
      return [['by industry', { of, by: ['industry'] }, 'A: 1 / 1; C: 1 / 1; total: 1 / 2']];
    },
  },
];
