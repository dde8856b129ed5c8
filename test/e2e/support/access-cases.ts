/** Things of the world that a request is about. */
export type Subject = 'laborer' | 'household' | 'employer' | 'posting' | 'placement';

/** Who may have what of a route, beyond the roles that it declares. */
export interface AccessCase {
  /** What `{id}` stands for. */
  readonly about?: Subject;
  /**
   * What an office that has no part in the world's people gets, and an account of another employer:
   * `refused`: 403, 404, or told that the office is not its own; `empty`: an answer in which nothing of this world
   * stands; `open`: the route is bound to no office, and still says nothing of the person.
   */
  readonly foreign: 'refused' | 'empty' | 'open';
  /** Roles whose own office sees the person's name. Guards against a world in which there is nothing to see. */
  readonly names?: readonly string[];
  /** Roles that have no use for the route in this world: an account that acts for an employer joins no other. */
  readonly useless?: readonly string[];
  /** Takes an `office` in its query, which must be the own one. */
  readonly officeFilter?: true;
}

const READERS = ['clerk', 'bureau', 'auditor'] as const;

const own = (about: Subject): AccessCase => ({ about, foreign: 'refused' });
const shared = (about?: Subject): AccessCase => ({
  ...(about === undefined ? {} : { about }),
  foreign: 'open',
});

/**
 * Every route that is not public. Employers belong to no office: any of them may have to call one, or to refer somebody
 * to its postings, so their routes are open to every office; a posting that is listed is open to everybody.
 */
export const ACCESS_CASES: Readonly<Record<string, AccessCase>> = {
  'POST /v1/postings': shared(),
  'GET /v1/postings': shared(),
  'POST /v1/postings/collected': shared(),
  'PUT /v1/postings/{id}': own('posting'),
  'GET /v1/postings/{id}': shared('posting'),
  'POST /v1/postings/{id}/suspend': own('posting'),
  'POST /v1/postings/{id}/resume': own('posting'),
  'POST /v1/postings/{id}/withdraw': own('posting'),
  'GET /v1/postings/review-queue': { foreign: 'empty', officeFilter: true },
  'POST /v1/postings/{id}/review': own('posting'),
  'POST /v1/imports/postings': shared(),
  'POST /v1/employers/join': { ...shared(), useless: ['employer'] },
  'POST /v1/employers/{id}/invitations': shared('employer'),
  'POST /v1/employers/{id}/invitations/revoke': shared('employer'),
  'POST /v1/employers/{id}/accounts/remove': shared('employer'),
  'POST /v1/employers': { ...shared(), useless: ['employer'] },
  'POST /v1/employers/{id}/identifiers': shared('employer'),
  'PUT /v1/employers/{id}': shared('employer'),
  'GET /v1/employers/{id}': shared('employer'),
  'POST /v1/employers/{id}/verify': shared('employer'),
  'POST /v1/employers/{id}/suspend': shared('employer'),
  'POST /v1/employers/{id}/reinstate': shared('employer'),
  'POST /v1/employers/{id}/forget-contact': shared('employer'),
  'POST /v1/households': { foreign: 'refused' },
  'GET /v1/households': { foreign: 'empty', officeFilter: true },
  'GET /v1/households/{id}': { ...own('household'), names: READERS },
  'POST /v1/households/{id}/members': own('household'),
  'POST /v1/households/{id}/members/{memberId}/departure': own('household'),
  'POST /v1/households/{id}/members/{memberId}/forget': own('household'),
  'POST /v1/households/{household}/members/{member}/laborer': own('household'),
  'POST /v1/households/{id}/poverty-status': own('household'),
  'POST /v1/households/{id}/move': own('household'),
  'POST /v1/laborers': { foreign: 'refused' },
  'GET /v1/laborers': { foreign: 'empty', officeFilter: true, names: READERS },
  'POST /v1/laborers/search': { foreign: 'empty', names: READERS },
  'GET /v1/laborers/{id}': { ...own('laborer'), names: READERS },
  'GET /v1/laborers/{id}/reads': own('laborer'),
  'GET /v1/laborers/{id}/placements': { ...own('laborer'), names: READERS },
  'GET /v1/laborers/{id}/matches': own('laborer'),
  'PUT /v1/laborers/{id}/details': own('laborer'),
  'POST /v1/laborers/{id}/forget': own('laborer'),
  'POST /v1/laborers/{id}/willingness': own('laborer'),
  'POST /v1/laborers/{id}/groups': own('laborer'),
  'POST /v1/laborers/{id}/groups/{group}/end': own('laborer'),
  'POST /v1/laborers/{id}/employment-status': own('laborer'),
  'POST /v1/laborers/{id}/self-employment': own('laborer'),
  'POST /v1/laborers/{id}/skills': own('laborer'),
  'PUT /v1/laborers/{id}/intention': own('laborer'),
  'POST /v1/laborers/{id}/intention/close': own('laborer'),
  'POST /v1/laborers/{id}/service-class': own('laborer'),
  'POST /v1/laborers/{id}/consent': own('laborer'),
  'POST /v1/laborers/{id}/consent/withdraw': own('laborer'),
  'POST /v1/laborers/{id}/units': own('laborer'),
  'POST /v1/placements': { foreign: 'refused' },
  'GET /v1/placements': { foreign: 'empty', names: [...READERS, 'employer'] },
  'POST /v1/placements/recorded': { foreign: 'refused' },
  'GET /v1/placements/{id}': { ...own('placement'), names: [...READERS, 'employer'] },
  'POST /v1/placements/{id}/answer': own('placement'),
  'POST /v1/placements/{id}/interview': own('placement'),
  'POST /v1/placements/{id}/interview-outcome': own('placement'),
  'POST /v1/placements/{id}/offer': own('placement'),
  'POST /v1/placements/{id}/offer-acceptance': own('placement'),
  'POST /v1/placements/{id}/offer-decline': own('placement'),
  'POST /v1/placements/{id}/start': own('placement'),
  'POST /v1/placements/{id}/cancellation': own('placement'),
  'POST /v1/placements/{id}/start-verification': own('placement'),
  'POST /v1/placements/{id}/retention': own('placement'),
  'POST /v1/placements/{id}/end': own('placement'),
  'POST /v1/placements/{id}/correction': own('placement'),
  'POST /v1/placements/{id}/reversal': own('placement'),
  'GET /v1/postings/{id}/candidates': shared('posting'),
  'GET /v1/matches/why': { foreign: 'refused' },
  'GET /v1/statistics/placements': shared(),
  'GET /v1/statistics/willingness': shared(),
  'GET /v1/statistics/vacancies': shared(),
};
