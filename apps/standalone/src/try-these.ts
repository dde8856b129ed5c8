import { MatchStore } from '@chunfeng/matching';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';

/** Real postings, those whose notices name most first; a handful is enough to find one that people match. */
const REAL_POSTINGS = `
  select posting_id from view.postings
  where state = 'published' and not synthetic
  order by (source_system = 'public') desc, first_position limit 200`;

const SOMEBODY_ELSE = `
  select laborer_id from view.laborers
  where not forgotten and laborer_id <> all($1::uuid[])
  order by laborer_id limit 1`;

/** Four commands whose answers are not empty, for the terminal. */
export async function tryThese(
  app: NestExpressApplication,
  today: string,
  dataOption: string,
): Promise<string> {
  const matches = app.get(MatchStore, { strict: false });
  const views = app.get(DataSource);
  for (const { posting_id } of await views.query<{ posting_id: string }[]>(REAL_POSTINGS)) {
    const candidates = (await matches.candidates(posting_id, today))?.items ?? [];
    const best = candidates[0];
    if (best === undefined) continue;
    const listed = candidates.map(({ laborer_id }) => laborer_id);
    const [other] = await views.query<{ laborer_id: string }[]>(SOMEBODY_ELSE, [listed]);
    const api = (path: string): string => `  npm run -s chunfeng -- api GET '${path}'${dataOption}`;
    return [
      '\nTry, in another terminal:',
      '  # the best candidates for a real posting',
      api(`/v1/postings/${posting_id}/candidates`),
      '  # the best postings for a laborer',
      api(`/v1/laborers/${best.laborer_id}/matches`),
      '  # why a certain person is not on a list',
      api(`/v1/matches/why?posting=${posting_id}&laborer=${other?.laborer_id ?? best.laborer_id}`),
      '  # placements of this quarter by unit',
      api(`/v1/statistics/placements?measure=started&by=unit&${quarterOf(today)}`),
    ].join('\n');
  }
  return '';
}

/** The months of a day's quarter up to its own. */
function quarterOf(day: string): string {
  const month = Number(day.slice(5, 7));
  const first = String(month - ((month - 1) % 3)).padStart(2, '0');
  return `from=${day.slice(0, 4)}-${first}&to=${day.slice(0, 7)}`;
}
