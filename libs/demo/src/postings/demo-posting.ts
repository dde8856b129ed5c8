/** A row of the postings import in the format `chunfeng`, as far as the demonstration uses it. */
export interface DemoPosting {
  readonly employerName: string;
  readonly terms: DemoTerms;
  readonly source: { readonly system: string; readonly externalId: string };
  readonly synthetic: true;
}

export interface DemoTerms {
  readonly title: string;
  readonly kind: PostingKind;
  readonly occupationCode: string;
  readonly headcount: number;
  /** Fen; left out where pay is to be agreed. */
  readonly wage?: {
    readonly minFen: number;
    readonly maxFen: number;
    readonly period: 'month' | 'day' | 'hour';
  };
  readonly place: string;
  readonly placeRaw: string;
  readonly age?: { readonly min: number; readonly max: number };
  readonly education?: string;
  readonly requiredSkill?: { readonly occupation: string; readonly level: '5' };
  readonly experienceMonths?: number;
  readonly health?: 'good' | 'any';
  readonly workForm?: 'workshop' | 'home-based' | 'hand-weaving' | 'public-welfare-post' | 'flexible';
  readonly targetGroups?: readonly string[];
  readonly lodging?: boolean;
  readonly board?: boolean;
  readonly benefits: readonly string[];
  readonly description: string;
}

export type PostingKind = 'ordinary' | 'seasonal' | 'domestic' | 'workshop' | 'home-work' | 'public-welfare';
