import { createReadStream } from 'node:fs';
import { type DemonstrationStep, loadDemonstration } from '@chunfeng/demo';
import { CommandRunner } from '@chunfeng/event-log';
import { demoPostings, PostingImporter } from '@chunfeng/postings';
import { CommandBus } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Progress, showProgress } from './progress';

const LABELS: Readonly<Record<DemonstrationStep, string>> = {
  notices: 'real postings',
  postings: 'synthetic postings',
  laborers: 'synthetic laborers',
  placements: 'their hiring',
};

/** Through the commands and the import that users have; quick when an earlier start came to its end. */
export async function loadDemonstrationOnce(app: NestExpressApplication, stop: AbortSignal): Promise<void> {
  let shown: { readonly step: DemonstrationStep; readonly bar: Progress } | undefined;
  try {
    await loadDemonstration({
      runner: app.get(CommandRunner),
      register: app.get(CommandBus, { strict: false }),
      hiring: app.get(CommandBus, { strict: false }),
      importer: app.get(PostingImporter, { strict: false }),
      notices: demoPostings.map(({ path, rows }) => ({ rows, open: () => createReadStream(path) })),
      today: today(),
      signal: stop,
      onProgress: ({ step, done, total }) => {
        if (shown?.step !== step) {
          shown?.bar.stop();
          shown = { step, bar: showProgress(LABELS[step], total) };
        }
        shown.bar.update(done);
      },
    });
  } catch (error) {
    // Ctrl-C in the middle is no failure: the next start goes on from here.
    if (!stop.aborted) throw error;
  } finally {
    shown?.bar.stop();
  }
}

/** The business day. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
