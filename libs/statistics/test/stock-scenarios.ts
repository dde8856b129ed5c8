import type { Scenario } from './scenario';

const people = { of: 'willingness' } as const;
const vacancies = { of: 'vacancies' } as const;

export const WILLINGNESS_SCENARIOS: readonly Scenario[] = [
  {
    name: 'Never asked',
    told: 'Two persons are registered; one says to be willing, the other is not asked.',
    tell: (story) => {
      story.registered(1).registered(2).asked(1, 'willing', '2026-01-05');
      return [['all', people, 'willing 1, unwilling 0, unknown 1']];
    },
  },
  {
    name: 'A changed mind',
    told: 'Somebody is willing in January and unwilling in March.',
    tell: (story) => {
      story.registered(1).asked(1, 'willing', '2026-01-05');
      const position = story.position;
      story.today('2026-03-05').asked(1, 'unwilling', '2026-03-04');
      return [
        ['now', people, 'willing 0, unwilling 1, unknown 0'],
        ['as of before the second answer', { ...people, position }, 'willing 1, unwilling 0, unknown 0'],
      ];
    },
  },
  {
    name: 'An older answer typed in late',
    told: 'After an answer of 5 March a form of 5 January is typed in.',
    tell: (story) => {
      story.registered(1).asked(1, 'willing', '2026-03-05').asked(1, 'unwilling', '2026-01-05');
      return [['now', people, 'willing 1, unwilling 0, unknown 0']];
    },
  },
  {
    name: 'Willing to train',
    told: 'Somebody is willing to train; about work nobody has asked.',
    tell: (story) => {
      story.registered(1).asked(1, 'willing', '2026-01-05', 'training');
      return [['about work', people, 'willing 0, unwilling 0, unknown 1']];
    },
  },
  {
    name: 'Another responsible unit',
    told: 'The responsible unit of somebody who is willing changes from D500235 to D500101.',
    tell: (story) => {
      story.registered(1).asked(1, 'willing', '2026-01-05');
      const data = { unit: 'responsible', from: 'D500235', to: 'D500101', reason: 'moved' } as const;
      story.laborer(1, { type: 'laborer.units-changed', data });
      const row = 'willing 1, unwilling 0, unknown 0';
      return [
        [
          'by responsible',
          { ...people, basis: 'responsible', by: ['unit'] },
          `D500101: ${row}; total: ${row}`,
        ],
        ['by origin', { ...people, by: ['unit'] }, `D500235: ${row}; total: ${row}`],
      ];
    },
  },
  {
    name: 'A group that ended',
    told: 'Somebody was registered poor; the group is ended.',
    tell: (story) => {
      const data = { group: 'registered-poor', validFrom: '2020-01-01', evidence: 'visit', source: 'other' };
      story.registered(1).laborer(1, { type: 'laborer.group-confirmed', data } as never);
      const position = story.position;
      const end = { group: 'registered-poor', validTo: '2026-01-10', reason: 'exited' } as const;
      story.laborer(1, { type: 'laborer.group-ended', data: end });
      const row = 'willing 0, unwilling 0, unknown 1';
      return [
        ['now', { ...people, by: ['group'] }, `none: ${row}; total: ${row}`],
        ['as of before', { ...people, by: ['group'], position }, `registered-poor: ${row}; total: ${row}`],
      ];
    },
  },
];

export const VACANCY_SCENARIOS: readonly Scenario[] = [
  {
    name: 'Offered, reserved, taken',
    told: 'A posting for three is published; one accepts an offer, another starts.',
    tell: (story) => {
      story.published(1).reserved(1, 1).taken(1, 2);
      return [['all', vacancies, 'offered 3, reserved 1, taken 1, open 1']];
    },
  },
  {
    name: 'From reserved to taken',
    told: 'The person whose offer was accepted starts.',
    tell: (story) => {
      story.published(1).reserved(1, 1).taken(1, 1);
      return [['all', vacancies, 'offered 3, reserved 0, taken 1, open 2']];
    },
  },
  {
    name: 'Given back',
    told: 'A reserved vacancy is released, and a start is reversed.',
    tell: (story) => {
      story.published(1).reserved(1, 1).taken(1, 2).released(1, 1).returned(1, 2);
      return [['all', vacancies, 'offered 3, reserved 0, taken 0, open 3']];
    },
  },
  {
    name: 'Filled',
    told: 'The only vacancy of a posting is taken.',
    tell: (story) => {
      story.published(1, { headcount: 1 }).taken(1, 1).posting(1, { type: 'posting.filled', data: {} });
      return [['all', vacancies, 'offered 1, reserved 0, taken 1, open 0']];
    },
  },
  {
    name: 'Suspended and resumed',
    told: 'A posting for three with one taken is suspended, then resumed.',
    tell: (story) => {
      story
        .published(1)
        .taken(1, 1)
        .posting(1, { type: 'posting.suspended', data: { reason: 'check' } });
      const position = story.position;
      story.posting(1, { type: 'posting.resumed', data: {} });
      return [
        ['while suspended', { ...vacancies, position }, 'offered 1, reserved 0, taken 1, open 0'],
        ['afterwards', vacancies, 'offered 3, reserved 0, taken 1, open 2'],
      ];
    },
  },
  {
    name: 'Expired with a promise',
    told: 'A posting for three expires while one offer is accepted; that person starts afterwards.',
    tell: (story) => {
      story.published(1).reserved(1, 1);
      story.posting(1, { type: 'posting.expired', data: { validThrough: '2026-01-14' } });
      const position = story.position;
      story.taken(1, 1);
      return [
        ['when it expires', { ...vacancies, position }, 'offered 1, reserved 1, taken 0, open 0'],
        ['after the start', vacancies, 'offered 1, reserved 0, taken 1, open 0'],
      ];
    },
  },
  {
    name: 'Withdrawn',
    told: 'A posting for three in which nobody started is withdrawn.',
    tell: (story) => {
      story.published(1).posting(1, { type: 'posting.withdrawn', data: { reason: 'employer-request' } });
      return [['all', vacancies, 'offered 0, reserved 0, taken 0, open 0']];
    },
  },
  {
    name: 'Listed as incomplete',
    told: 'Two postings are listed as incomplete: one for five, one without a headcount; a third is only submitted.',
    tell: (story) => {
      story.incomplete(1, { headcount: 5 }).incomplete(2, { headcount: null }).submitted(3);
      return [
        ['all', vacancies, 'offered 0, reserved 0, taken 0, open 0; incomplete 2, stating 5, stating none 1'],
      ];
    },
  },
  {
    name: 'Headcount and place amended',
    told: 'A posting for three in D500235 is amended to five in D500101.',
    tell: (story) => {
      story.published(1);
      const position = story.position;
      story.amended(1, { headcount: 5, place: '500101001' });
      const [three, five] = [3, 5].map((n) => `offered ${n}, reserved 0, taken 0, open ${n}`);
      const by = ['unit'] as const;
      return [
        ['by unit', { ...vacancies, by }, `D500101: ${five}; total: ${five}`],
        ['as of before', { ...vacancies, by, position }, `D500235: ${three}; total: ${three}`],
      ];
    },
  },
  {
    name: 'A place that leaves the unit open',
    told: 'One posting lies in 500112, where two units lie, and one in Shenzhen.',
    tell: (story) => {
      story.published(1, { place: '500112' }).published(2, { place: '4403' });
      const six = 'offered 6, reserved 0, taken 0, open 6';
      return [['by unit', { ...vacancies, by: ['unit'] }, `unknown: ${six}; total: ${six}`]];
    },
  },
];
