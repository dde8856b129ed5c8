import type { Role } from '@chunfeng/http';
import { type CanaryPerson, canaryPerson, waitFor } from '@chunfeng/testing';
import type { Subject } from './access-cases';
import type { RunningApp } from './app';
import { type Answer, ask } from './client';
import type { Operation } from './operations';
import { formOf, noticeOf } from './people';

export const OWN_OFFICE = 'D500235';
export const FOREIGN_OFFICE = 'D500118';
const TOWNSHIP = 'T500235107';
const OTHER_EMPLOYER = '00000000-0000-7000-8000-00000000000e';

/** One person with everything around it: household, employer, posting, placement. Synthetic. */
export interface AccessWorld {
  readonly person: CanaryPerson;
  /** A child of the household, and the natural person who is the employer. */
  readonly child: CanaryPerson;
  readonly ids: Readonly<Record<Subject | 'member', string>>;
  /** To wait for. */
  readonly position: string;
}

export async function createAccessWorld(product: RunningApp): Promise<AccessWorld> {
  const clerk = await product.token('clerk', { office: OWN_OFFICE });
  const post = async (path: string, body: object, token = clerk): Promise<Answer> => {
    const answer = await ask(product.url, 'POST', path, { token, body });
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.text}`);
    return answer;
  };
  const idOf = ({ body }: Answer): string => String(body['id']);
  const [person, child] = [canaryOfWorkingAge(), canaryPerson()];
  const laborer = idOf(await post('/v1/laborers', formOf(person)));
  const household = idOf(await post('/v1/households', householdOf(child)));
  const employer = idOf(
    await post('/v1/employers', {
      name: '合成示例养老院',
      kind: 'enterprise',
      division: '500235',
      vouched: true,
      synthetic: true,
    }),
  );
  await post(`/v1/employers/${employer}/verify`, {});
  const account = await product.token('employer', { employerId: employer });
  const { terms } = noticeOf('access');
  const posting = idOf(await post('/v1/postings', { terms, synthetic: true }, account));
  const referred = await post('/v1/placements', { laborerId: laborer, postingId: posting });
  const position = referred.headers.get('chunfeng-position') ?? '';
  const shown = await ask(product.url, 'GET', `/v1/households/${household}`, {
    token: clerk,
    headers: { 'min-position': position },
  });
  const [member] = shown.body['memberList'] as readonly { readonly id: string }[];
  if (member === undefined) throw new Error(`no member: ${shown.text}`);
  const ids = {
    laborer,
    household,
    employer,
    posting,
    placement: idOf(referred),
    member: member.id,
  };
  return { person, child, ids, position };
}

/** Nobody is referred beyond working age (R2). */
function canaryOfWorkingAge(): CanaryPerson {
  for (;;) {
    const person = canaryPerson();
    if (Number(person.citizenNumber.slice(6, 10)) >= 1985) return person;
  }
}

/** Of an office that registers in its own name, whoever asks. */
function householdOf({ name, citizenNumber, address }: CanaryPerson): object {
  return {
    office: TOWNSHIP,
    residence: '500235107',
    address,
    synthetic: true,
    members: [{ relation: 'head', name, citizenNumber }],
  };
}

export function tokenOptions(role: Role, place: 'own' | 'foreign', { ids }: AccessWorld): object {
  const subject = `${role}-${place}`;
  if (role === 'employer') return { subject, employerId: place === 'own' ? ids.employer : OTHER_EMPLOYER };
  return { subject, office: place === 'own' ? OWN_OFFICE : FOREIGN_OFFICE };
}

/** A request about this world: its ids stand wherever the API page shows a sample id. */
export function requestOf(
  operation: Operation,
  about: Subject | undefined,
  world: AccessWorld,
): { readonly path: string; readonly body: unknown } {
  const { ids, person } = world;
  const byName: Readonly<Record<string, string>> = {
    laborerId: ids.laborer,
    postingId: ids.posting,
    employerId: ids.employer,
  };
  const path = operation
    .path(about === undefined ? undefined : ids[about])
    .replace(/\/households\/[^/?]+/, `/households/${ids.household}`)
    .replace(/\/members\/[^/?]+/, `/members/${ids.member}`)
    .replace(/\bposting=[^&]*/, `posting=${ids.posting}`)
    .replace(/\blaborer=[^&]*/, `laborer=${ids.laborer}`);
  switch (operation.name) {
    case 'POST /v1/laborers':
      return { path, body: formOf(canaryPerson()) };
    case 'POST /v1/households':
      return { path, body: householdOf(canaryPerson()) };
    case 'POST /v1/laborers/search':
      return { path, body: { name: person.name } };
    default:
      return { path, body: withIds(operation.body, byName) };
  }
}

function withIds(body: unknown, byName: Readonly<Record<string, string>>): unknown {
  if (body === undefined) return undefined;
  return JSON.parse(JSON.stringify(body, (name, value: unknown) => byName[name] ?? value)) as unknown;
}

/** What is found of this world in an answer. */
export function findingsIn(text: string, { person, child, ids }: AccessWorld): string[] {
  const values = [...Object.values({ ...person }), ...Object.values({ ...child })] as string[];
  const personal = values.filter((value) => text.includes(value)).map(() => 'a personal value');
  const named = Object.entries(ids).flatMap(([what, id]) =>
    text.includes(id) ? [`the id of the ${what}`] : [],
  );
  return [...personal, ...named];
}

/** The view of placements and of figures may come later than the one that was waited for. */
export async function viewsShow(product: RunningApp, { ids, position }: AccessWorld): Promise<void> {
  const token = await product.token('clerk', { office: OWN_OFFICE });
  const headers = { 'min-position': position };
  const paths = [`/v1/placements/${ids.placement}`, `/v1/laborers/${ids.laborer}/matches`, '/v1/postings'];
  for (const path of paths)
    await waitFor(async () => (await ask(product.url, 'GET', path, { token, headers })).status === 200, {
      timeout: 20_000,
      message: `${path} is shown`,
    });
}
