export { CurrentCaller, type Caller } from './auth/caller';
export { ROLES, type Role } from './auth/roles';
export { Public, Roles } from './auth/route-policy';
export { CommandMeta } from './commands/command-meta';
export { problemOf } from './commands/command-problem';
export { sendCommandResult } from './commands/command-response';
export { CommandRoute, type CommandRouteOptions } from './commands/command-route';
export { IfMatch } from './commands/if-match';
export { ApiProblem } from './openapi/api-problem';
export { PageQuery } from './paging/page-query.dto';
export { readPage, toPage, type KeyValue, type Page, type PageRequest } from './paging/page';
export { PositionWaiter } from './positions/position-waiter';
export { ReadsViews } from './positions/reads-views';
export { HTTP_PROBLEMS } from './problems/http-problems';
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
