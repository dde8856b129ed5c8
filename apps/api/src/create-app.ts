import { configureHttpApp, HTTP_APP_OPTIONS, openApiDocument, serveApiPage } from '@chunfeng/http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule, type AppOptions } from './app.module';
import type { AppConfig } from './config';
import metadata from './openapi-metadata';
import { VERSION } from './version';

/** The HTTP application, not yet listening. The databases stand at head (`prepareDatabases`). */
export async function createApp(config: AppConfig, options: AppOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    await AppModule.forRoot(config, options),
    HTTP_APP_OPTIONS,
  );
  configureHttpApp(app);
  serveApiPage(app, await apiDocument(app));
  return app;
}

export function apiDocument(app: NestExpressApplication): Promise<OpenAPIObject> {
  return openApiDocument(app, {
    title: 'Chunfeng 春风',
    version: VERSION,
    description:
      'Commands carry an `Idempotency-Key` and answer with `Chunfeng-Position`; send it back as `Min-Position` to read your own write.',
    metadata,
  });
}
