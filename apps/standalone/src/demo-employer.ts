/**
 * The employer that the employer's development token acts for, with a posting of its own. Both go through HTTP like
 * anybody's; the keys are fixed, so that every later start is answered as the first one was.
 */
export async function demoEmployer(url: string, bureauToken: string): Promise<string> {
  const employer = await post(url, '/v1/employers', 'demonstration-employer', bureauToken, {
    name: '合成示例村民委员会',
    kind: 'village-committee',
    division: '500235',
    vouched: true,
    synthetic: true,
  });
  // Otherwise its posting would wait for a review before anybody sees it.
  await post(url, `/v1/employers/${employer.id}/verify`, 'demonstration-employer-verified', bureauToken, {});
  return employer.id;
}

/** A posting of the demonstration's employer, submitted with its own token. */
export async function demoPosting(url: string, employerToken: string): Promise<string> {
  const posting = await post(url, '/v1/postings', 'demonstration-posting', employerToken, {
    terms: {
      title: '保洁员',
      headcount: 3,
      wage: { minFen: 240_000, maxFen: 300_000, period: 'month' },
      place: '500235',
      lodging: true,
    },
    synthetic: true,
  });
  return posting.id;
}

async function post(
  url: string,
  path: string,
  key: string,
  token: string,
  body: object,
): Promise<{ readonly id: string }> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`demonstration: POST ${path} was answered with ${text}`);
  return JSON.parse(text) as { id: string };
}
