import type { NestExpressApplication } from '@nestjs/platform-express';
import type { StandaloneOptions } from './options';

/** Employer of the demonstration's postings: what the employer token acts for. */
export const DEMO_EMPLOYER = '00000000-0000-8000-8000-000000000001';

export function tryThese(app: NestExpressApplication, options: StandaloneOptions): Promise<string> {
  void [app, options];
  return Promise.resolve('');
}
