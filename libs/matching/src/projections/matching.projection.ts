import { join } from 'node:path';
import { laborerEvents, type LaborerEvent } from '@chunfeng/laborers';
import { postingEvents, type PostingEvent } from '@chunfeng/postings';
import type { FoldedEvent, Projection, RowSet, Touch } from '@chunfeng/projections';
import { evolveStanding, registeredStanding } from '../domain/laborer-standing';
import { matchPolicyEvents, type MatchPolicyEvent } from '../domain/match-policy.events';
import { evolvePosting, proposedStanding } from '../domain/posting-standing';
import { seniorityOf } from '../domain/score-key';
import { rowsOf, standingRow } from './laborer-rows';
import {
  counters,
  type LaborerStandingRow,
  laborerReach,
  laborerStandings,
  matchLaborers,
  matchPostings,
  matchSkills,
  policies,
  type PostingStandingRow,
  postingStandings,
} from './matching.tables';
import { policyRow } from './policy-row';
import { postingRowOf, postingStandingRow } from './posting-rows';

type MatchingEvent = LaborerEvent | PostingEvent | MatchPolicyEvent;

/**
 * Profiles of people and postings for the lists, the policy, and the order of registration. One projection, because
 * the lists must see people and postings as of one position.
 */
export const matchingProjection: Projection = {
  name: 'matching',
  version: 2,
  events: [...laborerEvents, ...postingEvents, ...matchPolicyEvents],
  tables: [
    counters,
    laborerStandings,
    matchLaborers,
    laborerReach,
    matchSkills,
    postingStandings,
    matchPostings,
    policies,
  ],
  ddl: join(__dirname, 'matching.sql'),
  rowKey: 'shared',
  touches: ({ type, streamId }) => touchesOf(type, streamId),
  fold: (event, rows) => fold(event, rows),
};

const LABORER = 'laborer-';
const POSTING = 'posting-';

function touchesOf(type: string, streamId: string): readonly Touch[] {
  if (streamId.startsWith(LABORER)) {
    const laborer_id = streamId.slice(LABORER.length);
    const own: Touch[] = [{ table: laborerStandings.name, key: { laborer_id } }];
    if (type === 'laborer.registered') return [...own, counter('laborer')];
    return [
      ...own,
      { table: matchLaborers.name, key: { laborer_id } },
      { table: laborerReach.name, group: laborer_id },
      { table: matchSkills.name, group: laborer_id },
    ];
  }
  if (streamId.startsWith(POSTING)) {
    const posting_id = streamId.slice(POSTING.length);
    const own: Touch[] = [{ table: postingStandings.name, key: { posting_id } }];
    if (type === 'posting.submitted' || type === 'posting.collected') return [...own, counter('posting')];
    return [...own, { table: matchPostings.name, key: { posting_id } }];
  }
  return [];
}

function counter(name: string): Touch {
  return { table: counters.name, key: { name } };
}

function fold(recorded: FoldedEvent, rows: RowSet): void {
  const event = { type: recorded.type, data: recorded.data } as unknown as MatchingEvent;
  const id = recorded.streamId.slice(recorded.streamId.indexOf('-') + 1);
  switch (event.type) {
    case 'laborer.registered':
      register(id, event.data, rows);
      return;
    case 'subject.forgotten':
      // Other contexts forget subjects too, in streams of their own.
      if (recorded.streamId.startsWith(LABORER)) forget(id, rows);
      return;
    case 'posting.submitted':
    case 'posting.collected':
      rows.put(postingStandings, postingStandingRow(id, next('posting', rows), proposedStanding(event.data)));
      return;
    case 'match-policy.published':
      rows.put(policies, policyRow(event.data, recorded.recordedAt));
      return;
    default:
      if (isLaborerEvent(event)) changeLaborer(id, event, rows);
      else changePosting(id, event, rows);
  }
}

function isLaborerEvent(event: LaterLaborerEvent | LaterPostingEvent): event is LaterLaborerEvent {
  return event.type.startsWith('laborer.');
}

type LaterLaborerEvent = Parameters<typeof evolveStanding>[1];
type LaterPostingEvent = Parameters<typeof evolvePosting>[1];
type Registered = Parameters<typeof registeredStanding>[0];

function register(id: string, data: Registered, rows: RowSet): void {
  const seniority = seniorityOf(next('laborer', rows));
  rows.put(laborerStandings, standingRow(id, seniority, registeredStanding(data)));
}

function changeLaborer(id: string, event: LaterLaborerEvent, rows: RowSet): void {
  const before = rows.get(laborerStandings, { laborer_id: id });
  if (before === undefined) return; // Forgotten: nothing of the person comes back.
  const after = standingRow(id, before.seniority, evolveStanding(before.facts, event));
  rows.put(laborerStandings, after);
  // Most of what is recorded comes before consent: nobody is in the match tables then, and nobody has to be removed.
  if (before.hidden === null || after.hidden === null) show(id, after, rows);
}

/** INV-HIDE: in all match tables or in none. */
function show(id: string, standing: LaborerStandingRow, rows: RowSet): void {
  const visible = rowsOf(standing);
  if (visible) rows.put(matchLaborers, visible.profile);
  else rows.delete(matchLaborers, { laborer_id: id });
  rows.replaceGroup(laborerReach, id, visible?.reach ?? []);
  rows.replaceGroup(matchSkills, id, visible?.skills ?? []);
}

function forget(id: string, rows: RowSet): void {
  rows.delete(laborerStandings, { laborer_id: id });
  rows.delete(matchLaborers, { laborer_id: id });
  rows.replaceGroup(laborerReach, id, []);
  rows.replaceGroup(matchSkills, id, []);
}

function changePosting(id: string, event: LaterPostingEvent, rows: RowSet): void {
  const before = rows.get(postingStandings, { posting_id: id });
  if (before === undefined) return;
  const after: PostingStandingRow = postingStandingRow(id, before.number, evolvePosting(before.facts, event));
  rows.put(postingStandings, after);
  const row = postingRowOf(after);
  if (row) rows.put(matchPostings, row);
  else rows.delete(matchPostings, { posting_id: id });
}

function next(name: string, rows: RowSet): number {
  const value = rows.get(counters, { name })?.next ?? 0;
  rows.put(counters, { name, next: value + 1 });
  return value;
}
