import { SubjectVault } from '@chunfeng/privacy';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { LaborerEntity } from '../projections/laborer.entity';

const EVERY_MS = 60_000;
const AT_ONCE = 1_000;

/**
 * Destroys keys that outlived their subject: after a crash between append and destruction, or while the keys could
 * not be reached. At start it looks at everybody forgotten, later at those forgotten since.
 */
@Injectable()
export class ForgottenKeysSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ForgottenKeysSweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  /** Position up to which nobody forgotten has a key any more. */
  private done = 0;

  constructor(
    @InjectRepository(LaborerEntity) private readonly laborers: Repository<LaborerEntity>,
    private readonly vault: SubjectVault,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = (): void => {
      this.running = this.sweep().catch((error: unknown) => {
        // Tables and keys may not be there yet at the first start; the next round will find them.
        this.logger.debug({
          message: 'sweep put off',
          error: error instanceof Error ? error.name : 'unknown',
        });
      });
    };
    sweep();
    this.timer = setInterval(sweep, EVERY_MS).unref();
  }

  /** In the first phase of a shutdown: it uses the views and the vault. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** @returns the number of keys destroyed. */
  async sweep(): Promise<number> {
    let destroyed = 0;
    for (;;) {
      const forgotten = await this.laborers
        .createQueryBuilder('l')
        .select(['l.laborerId', 'l.position'])
        .where('l.forgotten and l.position > :done', { done: this.done })
        .orderBy('l.position')
        .limit(AT_ONCE)
        .getMany();
      for (const subject of await this.vault.existingKeys(forgotten.map(({ laborerId }) => laborerId))) {
        await this.vault.destroyKey(subject);
        destroyed += 1;
      }
      this.done = forgotten.at(-1)?.position ?? this.done;
      if (forgotten.length < AT_ONCE) break;
    }
    if (destroyed > 0) this.logger.log({ message: 'keys of forgotten laborers destroyed', destroyed });
    return destroyed;
  }
}
