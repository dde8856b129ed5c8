import type { NestExpressApplication } from '@nestjs/platform-express';

export function loadDemonstrationOnce(
  app: NestExpressApplication,
  data: string,
  stop: AbortSignal,
): Promise<void> {
  void [app, data, stop];
  return Promise.resolve();
}
