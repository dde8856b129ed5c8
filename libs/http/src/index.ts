export { CurrentCaller, type Caller } from './auth/caller';
export {
  DevelopmentIssuer,
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  DevelopmentKeyTooOpenError,
  type DevelopmentTokenOptions,
} from './auth/development-issuer';
export { EmployerAccounts } from './auth/employer-accounts';
export { ROLES, type Role } from './auth/roles';
export { Public, Roles } from './auth/route-policy';
export { RouteTable, RoutePolicyError, type Route } from './auth/route-table';
export type { AuthOptions } from './auth/token-verifier';
export { BodyLimit, StreamsBody } from './body/body.interceptor';
export { parseStrictJson, shownName, type JsonFault, type ParsedJson } from './body/json-border';
export { CommandMeta } from './commands/command-meta';
export { problemOf } from './commands/command-problem';
export { sendCommandResult } from './commands/command-response';
export { CommandRoute, type CommandRouteOptions } from './commands/command-route';
export { IfMatch } from './commands/if-match';
export { configureHttpApp, HTTP_APP_OPTIONS } from './configure-http-app';
export {
  type ProcessHealth,
  ReadinessProbe,
  type ProjectionHealth,
  type Readiness,
} from './health/readiness-probe';
export { shutDown } from './health/shut-down';
export type { HttpOptions } from './http-settings';
export { HttpModule, type HttpModuleOptions } from './http.module';
export { requestIdOf } from './observability/request-id';
export { safeError, type SafeError } from './observability/safe-error';
export { openApiDocument, serveApiPage, type OpenApiOptions } from './openapi/openapi-document';
export { AnswersVersion } from './openapi/answers-version';
export { ApiProblem } from './openapi/api-problem';
export { PageQuery } from './paging/page-query.dto';
export { readPage, toPage, type KeyValue, type Page, type PageRequest } from './paging/page';
export { PersonReadLog } from './personal-reads/person-read-log';
export {
  type PersonRead,
  PersonReads,
  type ReadingsAsked,
  type ReadOfPerson,
  type SubjectKind,
} from './personal-reads/person-reads';
export {
  PURPOSE_HEADER,
  PURPOSES,
  type Purpose,
  ShowsPersons,
  StatedPurpose,
} from './personal-reads/purpose';
export { PositionWaiter } from './positions/position-waiter';
export { ReadsViews } from './positions/reads-views';
export { HTTP_PROBLEMS } from './problems/http-problems';
export { AskedLanguage } from './problems/asked-language';
export { languageOf, type Language } from './problems/language';
export {
  problemCatalogue,
  problemCodes,
  problemText,
  renderProblemText,
  type ProblemParams,
  type ProblemText,
} from './problems/problem-catalogue';
export {
  ProblemException,
  type ErrorPlace,
  type FieldError,
  type ProblemDetails,
} from './problems/problem.exception';
export { fieldMessage } from './problems/problem-document';
export { fieldErrors } from './validation/field-errors';
export { FIELD_PROBLEMS } from './validation/field-problems';
export { UuidParam } from './validation/uuid-param';
