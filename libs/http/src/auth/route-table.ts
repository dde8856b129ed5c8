import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_POLICY, type RoutePolicy } from './route-policy';

export interface Route {
  readonly method: string;
  /** Path with its parameters by name: `/v1/postings/:id`. */
  readonly template: string;
  readonly policy: RoutePolicy | undefined;
  readonly handler: object;
  /** `PostingsController.submit` */
  readonly name: string;
}

/** Boot stops: a route that declares nothing would otherwise be open, or closed for everybody, unnoticed. */
export class RoutePolicyError extends Error {
  constructor(faults: readonly string[]) {
    super(`refused at boot:\n  ${faults.join('\n  ')}`);
    this.name = 'RoutePolicyError';
  }
}

const OUTSIDE_V1 = /^\/(health|problems)(\/|$)/;

/** Every route of the app with its policy; fails closed. */
@Injectable()
export class RouteTable implements OnModuleInit {
  private routes: readonly Route[] | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws RoutePolicyError listing the routes without @Public or @Roles, and those outside /v1. */
  onModuleInit(): void {
    const faults = this.all().flatMap((route) => {
      const at = `${route.method} ${route.template} (${route.name})`;
      if (route.policy === undefined) return [`${at} declares neither @Public() nor @Roles()`];
      return route.template.startsWith('/v1/') || OUTSIDE_V1.test(route.template)
        ? []
        : [`${at} lies outside /v1; write @Controller('v1/…')`];
    });
    if (faults.length > 0) throw new RoutePolicyError(faults);
  }

  all(): readonly Route[] {
    return (this.routes ??= this.discover());
  }

  /** Methods that some route takes at this path: what `Allow` says with 405. */
  methodsAt(path: string): readonly string[] {
    const methods = this.all()
      .filter((route) => matches(route.template, path))
      .map((route) => route.method);
    return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
  }

  private discover(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (typeof metatype !== 'function' || typeof instance !== 'object' || instance === null) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        const policy = this.reflector.getAllAndOverride<RoutePolicy | undefined>(ROUTE_POLICY, [
          handler,
          metatype,
        ]);
        return pathsOf(metatype).flatMap((prefix) =>
          pathsOf(handler).map((path) => ({
            method,
            template: `/${[prefix, path]
              .flatMap((part) => part.split('/'))
              .filter(Boolean)
              .join('/')}`,
            policy,
            handler,
            name: `${metatype.name}.${name}`,
          })),
        );
      });
    });
  }
}

function pathsOf(target: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

function matches(template: string, path: string): boolean {
  const expected = template.split('/');
  const given = path.replace(/\/$/, '').split('/');
  return (
    expected.length === given.length &&
    expected.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  );
}
