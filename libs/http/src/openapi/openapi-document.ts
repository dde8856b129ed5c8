import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type Route, RouteTable } from '../auth/route-table';
import { problemText, templateOf } from '../problems/problem-catalogue';
import { describeAnswer } from './answer-headers';
import { problemsOf } from './api-problem';
import { PROBLEM_SCHEMA } from './problem-schema';

export interface OpenApiOptions {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** Default export of the generated `openapi-metadata.ts`: what the swagger plugin would add. */
  readonly metadata?: () => Promise<Record<string, unknown>>;
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & Record<`x-${string}`, unknown>;

/** The whole API as OpenAPI: who may call each operation (`x-roles`, `x-public`) and its problems by status. */
export async function openApiDocument(
  app: INestApplication,
  options: OpenApiOptions,
): Promise<OpenAPIObject> {
  if (options.metadata !== undefined) await SwaggerModule.loadPluginMetadata(options.metadata);
  const config = new DocumentBuilder()
    .setTitle(options.title)
    .setVersion(options.version)
    .setDescription(options.description ?? '')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  ((document.components ??= {}).schemas ??= {})['Problem'] = PROBLEM_SCHEMA;
  for (const route of app.get(RouteTable).all()) describe(document, route);
  return document;
}

/** Serves the API page at `/api` and the document at `/api/openapi.json`. Call before the app is initialised. */
export function serveApiPage(app: INestApplication, document: OpenAPIObject): void {
  SwaggerModule.setup('api', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    swaggerOptions: { persistAuthorization: false },
  });
}

/** In words as well: the API page shows no extensions, and a reader wants to know before the first 403. */
function describePolicy(operation: Operation, { policy = [] }: Route): void {
  const roles = policy === 'public' ? 'anyone, without a token' : policy.join(', ');
  operation.description = [operation.description, `May call: ${roles}.`].filter(Boolean).join('\n\n');
  if (policy === 'public') operation['x-public'] = true;
  else {
    operation['x-roles'] = policy;
    operation.security = [{ bearer: [] }];
  }
}

function describe(document: OpenAPIObject, route: Route): void {
  const path = document.paths[route.template.replace(/:(\w+)/g, '{$1}')];
  const operation = path?.[route.method.toLowerCase() as 'get'] as Operation | undefined;
  if (operation === undefined) return;
  describePolicy(operation, route);
  describeAnswer(operation.responses, route.handler);
  const byStatus = new Map<number, string[]>();
  for (const code of [...problemsOf(route.handler)].sort()) {
    const status = problemText(code)?.status ?? 422;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  for (const [status, codes] of byStatus) {
    operation.responses[String(status)] = {
      description: codes
        .map((code) => `\`${code}\`: ${templateOf(problemText(code)?.en ?? '')}`)
        .join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
}
