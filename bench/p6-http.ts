import { uuidv7 } from 'uuidv7';
import { describeServer } from './bench-server';
import { type Benchmark, judged, type Result } from './benchmark';
import { KeptConnection, post } from './keep-alive';
import { type Ask, type Load, openLoop } from './open-loop';
import { type Accounts, CommandMix } from './p6-mix';
import { type Servers, viewsAtRest, withServers } from './p6-servers';
import { compare, rate, type Side } from './pairs';

const CONNECTIONS = 128;
const CALLERS = 64;
const STEP_MS = Number(process.env['P6_STEP_MS'] ?? 5_000);
const STEADY_MS = Number(process.env['P6_STEADY_MS'] ?? 20_000);
const FIRST_RATE = 300;
/** Each step offers this much more; once one was too much, the space between is halved twice. */
const FASTER = 1.3;
const HALVINGS = 2;
/** Share of the knee at which latency is told. */
const STEADY_SHARE = 0.6;
const WORST_P99_MS = 250;
const LEAST_ACHIEVED = 0.95;

export const p6: Benchmark = {
  id: 'P6',
  what: 'HTTP commands (validation, auth, idempotency, append): the knee at a fixed arrival rate, and p99 at 0.6 of it',
  run: () => withServers(measure),
};

/** Whoever was measured, with connections to it. */
interface Target {
  readonly connections: readonly KeptConnection[];
  readonly ask: Ask;
}

async function measure(servers: Servers): Promise<readonly Result[]> {
  const bare = { connections: connectionsTo(servers.bare), ask: insertOne };
  const { mix, knee, ...alone } = await servers.withProduct(false, (port) =>
    measureAlone(servers, port, bare),
  );
  const all = await servers.withProduct(true, async (port) => {
    await viewsAtRest(port);
    return findKnee({ connections: connectionsTo(port), ask: mix.ask }, () => viewsAtRest(port));
  });
  const { steady, before, after, ratio } = alone;
  const where = `load generator, API and PostgreSQL share the cores; ${await describeServer(servers.databaseUrl)}`;
  const refused = mix.refused() === '' ? 'none refused' : `refused: ${mix.refused()}`;
  return [
    judged(
      {
        ...{ id: 'P6', figure: knee.achieved, unit: 'commands/s', bar: 1_500, dream: 3_000 },
        detail: `knee of a process that answers and builds no views, offered ${Math.round(knee.offered)}/s, p50 ${ms(knee.p50)}, p99 ${ms(knee.p99)}; ${refused}; against a bare server that only inserts a row, ${CALLERS} callers each: ${ratio.ratio.toFixed(2)} (${ratio.lowest.toFixed(2)} to ${ratio.highest.toFixed(2)}), ${Math.round(ratio.first)}/s vs ${Math.round(ratio.second)}/s; with all views in the same process as npm start has them: ${Math.round(all.achieved)}/s, p99 ${ms(all.p99)}; ${where}`,
      },
      'atLeast',
    ),
    judged(
      {
        ...{ id: 'P6', figure: steady.p99, unit: 'ms', bar: 50, dream: 50 },
        detail: `p99 at ${Math.round(steady.offered)}/s (0.6 of the knee) for ${STEADY_MS / 1_000} s, p50 ${ms(steady.p50)}, ${Math.round(steady.achieved)}/s done; the bare server at the same rate before and after: p99 ${ms(before.p99)} and ${ms(after.p99)}; the generator took ${Math.round(steady.ownCpu * 100)} % of a core; ${where}`,
      },
      'atMost',
    ),
  ];
}

async function measureAlone(servers: Servers, port: number, bare: Target) {
  const mix = new CommandMix(await accountsOf(servers, port), today());
  const product = { connections: connectionsTo(port), ask: mix.ask };
  for (const [times, setUp] of [
    [300, (connection: KeptConnection) => mix.submit(connection)],
    [1_500, (connection: KeptConnection) => mix.register(connection)],
    [3_000, mix.ask],
  ] as const)
    await repeat(product.connections, times, setUp);

  const knee = await findKnee(product);
  const steadyRate = Math.round(knee.offered * STEADY_SHARE);
  await openLoop(bare.connections, steadyRate, STEP_MS / 2, bare.ask); // Warms up.
  const before = await openLoop(bare.connections, steadyRate, STEP_MS, bare.ask);
  const steady = await openLoop(product.connections, steadyRate, STEADY_MS, product.ask);
  tell(steady);
  const after = await openLoop(bare.connections, steadyRate, STEP_MS, bare.ask);
  const ratio = await compare(closedLoop(product), closedLoop(bare));
  if (mix.refused() !== '') process.stderr.write(`P6 refused: ${mix.refused()}\n`);
  return { mix, knee, steady, before, after, ratio };
}

/** The highest rate found that was kept up with; the last one tried, if none was. */
async function findKnee(
  target: Target,
  rest: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Load> {
  let kept: Load | undefined;
  let tooMuch: number | undefined;
  let offered = FIRST_RATE;
  for (let halvings = 0; ;) {
    const load = await openLoop(target.connections, offered, STEP_MS, target.ask);
    tell(load);
    await rest();
    if (load.p99 <= WORST_P99_MS && load.achieved >= LEAST_ACHIEVED * offered) kept = load;
    else tooMuch = offered;
    if (tooMuch !== undefined && ++halvings > HALVINGS) return kept ?? load;
    offered = tooMuch === undefined ? offered * FASTER : ((kept?.offered ?? 0) + tooMuch) / 2;
  }
}

/** Up to the most that it can do: how busy the machine is meanwhile meets both sides alike. */
function closedLoop({ connections, ask }: Target): Side {
  return (milliseconds) =>
    rate(CALLERS, milliseconds, async (caller) => {
      const connection = connections[caller];
      if (connection !== undefined) await ask(connection);
    });
}

async function repeat(connections: readonly KeptConnection[], times: number, ask: Ask): Promise<void> {
  let left = times;
  await Promise.all(
    connections.slice(0, CALLERS).map(async (connection) => {
      while (left-- > 0) await ask(connection);
    }),
  );
}

const insertOne: Ask = async (connection) => {
  const body = {
    laborerId: uuidv7(),
    postingId: uuidv7(),
    kind: 'work',
    answer: 'willing',
    askedOn: '2026-11-24',
  };
  return (await connection.ask(post('/', body))).status === 201;
};

function connectionsTo(port: number): KeptConnection[] {
  return Array.from({ length: CONNECTIONS }, () => new KeptConnection(port));
}

/** So many that nobody comes near the limit of 100 requests a second per account. */
const CLERKS = 200;
const EMPLOYERS = 100;

async function accountsOf({ issuer }: Servers, port: number): Promise<Accounts> {
  const bureau = await issuer.developmentToken('bureau', { office: 'D500235' });
  const connection = new KeptConnection(port);
  const send = async (path: string, body: object): Promise<string> => {
    const headers = { Authorization: `Bearer ${bureau}`, 'Idempotency-Key': uuidv7() };
    const reply = await connection.ask(post(path, body, headers));
    if (reply.status >= 300) throw new Error(`POST ${path}: ${reply.body}`);
    return reply.body;
  };
  const employers: string[] = [];
  for (let index = 0; index < EMPLOYERS; index++) {
    const firm = { name: `合成企业${index}`, kind: 'enterprise', division: '500235', vouched: true };
    const { id } = JSON.parse(await send('/v1/employers', { ...firm, synthetic: true })) as { id: string };
    await send(`/v1/employers/${id}/verify`, {});
    employers.push(
      await issuer.developmentToken('employer', { employerId: id, subject: `employer-${index}` }),
    );
  }
  connection.close();
  const clerks = Array.from({ length: CLERKS }, (_, index) =>
    issuer.developmentToken('clerk', { office: 'T500235107', subject: `clerk-${index}` }),
  );
  return { clerks: await Promise.all(clerks), employers };
}

function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}

function tell({ offered, achieved, failed, p50, p99, ownCpu }: Load): void {
  const figures = [
    `${Math.round(achieved)}/s of ${Math.round(offered)}/s`,
    `p50 ${ms(p50)}`,
    `p99 ${ms(p99)}`,
  ];
  process.stderr.write(
    `P6 ${figures.join(', ')}, ${failed} refused, generator ${Math.round(ownCpu * 100)} % of a core\n`,
  );
}
