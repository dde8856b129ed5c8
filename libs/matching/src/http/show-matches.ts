import type { PostingBrief } from '@chunfeng/postings';
import { findDivisions, parseDivisionCode } from '@chunfeng/reference';
import { addendsOf } from '../domain/addends';
import { type ListStanding, standingText } from '../domain/list-standing';
import {
  FILTER_REASONS,
  type FilterReason,
  POINT_REASONS,
  type ReasonText,
  tierText,
} from '../domain/reasons';
import { readKey } from '../domain/score-key';
import type { MatchExplained } from '../queries/explain-match.query';
import type { CandidatesFound } from '../queries/find-candidates.query';
import type { MatchesFound } from '../queries/find-matches.query';
import type { PublishedPolicy } from '../queries/match-store';
import type { Candidate, Holding, Scored } from '../queries/match-rows';
import type { ListStandingDto, MatchExplainedDto } from './dto/match-explained.dto';
import type {
  AddendDto,
  CandidateDto,
  CandidateListDto,
  FilterDto,
  MatchedPostingDto,
  MatchListDto,
  ScoreDto,
} from './dto/match-list.dto';
import type { MatchPolicyDto } from './dto/match-policy.dto';

/** @param isOwn whether the caller may know of the person; of others nothing sensitive is told (domain.md §3). */
export function showCandidates(
  postingId: string,
  found: CandidatesFound,
  isOwn: (holding: Holding) => boolean,
): CandidateListDto {
  const { on, policyVersion, failed, suitable, items } = found;
  const year = Number(on.slice(0, 4));
  return {
    postingId,
    on,
    policyVersion,
    ...(failed === null ? {} : { failed: showFilter(failed) }),
    ...(suitable === undefined ? {} : { suitable }),
    items: items.map((item) => showCandidate(item, year, isOwn(item))),
  };
}

function showCandidate(candidate: Candidate, year: number, own: boolean): CandidateDto {
  const { rank, laborer_id, birth_year, education, available_from, lodging_needed, synthetic } = candidate;
  return {
    rank,
    laborerId: laborer_id,
    ...(own ? { score: showScore(candidate) } : { addends: showAddends(candidate).filter(isHarmless) }),
    ageBand: ageBand(year - birth_year),
    educationRank: education,
    availableFrom: available_from,
    lodgingNeeded: lodging_needed,
    synthetic,
  };
}

export function showMatches(
  laborerId: string,
  found: MatchesFound,
  briefs: readonly PostingBrief[],
): MatchListDto {
  const byId = new Map(briefs.map((brief) => [brief.postingId, brief]));
  const { on, policyVersion, failed, items } = found;
  return {
    laborerId,
    on,
    policyVersion,
    ...(failed === null ? {} : { failed: showFilter(failed) }),
    items: items.map((item) => ({
      rank: item.rank,
      postingId: item.posting_id,
      posting: showPosting(byId.get(item.posting_id)),
      score: showScore(item),
    })),
  };
}

function showPosting(brief: PostingBrief | undefined): MatchedPostingDto | null {
  if (brief === undefined) return null;
  const { title, employerId, employerName, place, wage, validThrough } = brief;
  const code = parseDivisionCode(place ?? '');
  const placeName = code === undefined ? null : (findDivisions(code).at(-1)?.name ?? null);
  return { title, employerId, employerName, place, placeName, wage, validThrough };
}

export function showExplained(
  pair: { readonly laborerId: string; readonly postingId: string },
  { on, policyVersion, failed, score, amongCandidates, amongMatches }: MatchExplained,
): MatchExplainedDto {
  const stamp = { ...pair, on, policyVersion };
  if (failed !== null) return { ...stamp, suitable: false, failed: showFilter(failed) };
  return {
    ...stamp,
    suitable: true,
    ...(score && { score: showScore(score) }),
    ...(amongCandidates && { amongCandidates: showStanding(amongCandidates) }),
    ...(amongMatches && { amongMatches: showStanding(amongMatches) }),
  };
}

export function showPolicy({ version, published_at, content }: PublishedPolicy): MatchPolicyDto {
  const list = (reasons: Readonly<Record<string, ReasonText>>) =>
    Object.entries(reasons).map(([reason, { zh, en, rule }]) => ({ reason, zh, en, rule }));
  return {
    version,
    publishedAt: published_at.toISOString(),
    policy: content,
    filters: list(FILTER_REASONS),
    addends: list(POINT_REASONS),
  };
}

function showScore(scored: Scored): ScoreDto {
  const { tier, points } = readKey(scored.key);
  return {
    key: scored.key,
    tier: { value: tier, ...tierText(tier) },
    points,
    addends: showAddends(scored),
  };
}

function showAddends(scored: Scored): AddendDto[] {
  return addendsOf(scored).map(({ reason, points }) => {
    const { zh, en, rule } = POINT_REASONS[reason];
    return { reason, points, zh, en, rule };
  });
}

function isHarmless({ reason }: AddendDto): boolean {
  const texts: Readonly<Record<string, ReasonText>> = POINT_REASONS;
  return texts[reason]?.sensitive !== true;
}

function showFilter(reason: FilterReason): FilterDto {
  const { zh, en, rule } = FILTER_REASONS[reason];
  return { reason, zh, en, rule };
}

function showStanding(standing: ListStanding): ListStandingDto {
  return { ...standing, ...standingText(standing) };
}

/** Five years wide; by year, so it may be one too many. */
function ageBand(age: number): string {
  const from = age - (age % 5);
  return `${from}-${from + 4}`;
}
