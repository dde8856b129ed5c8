import { SubjectVault } from '@chunfeng/privacy';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { EmployerEntity } from '../projections/employer.entity';

const EVERY_MS = 60_000;
const AT_ONCE = 1_000;

/**
 * Destroys keys of employers' persons that outlived their forgetting: after a crash between append and destruction, or
 * while the keys could not be reached. At start it looks at every employer that forgot somebody, later at those that
 * changed since.
 */
@Injectable()
export class ForgottenContactsSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ForgottenContactsSweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  /** Position up to which no forgotten person has a key any more. */
  private done = 0;

  constructor(
    @InjectRepository(EmployerEntity) private readonly employers: Repository<EmployerEntity>,
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
      const found = await this.employers
        .createQueryBuilder('e')
        .select(['e.employerId', 'e.position', 'e.forgottenSubjects'])
        .where(`e.forgottenSubjects <> '{}' and e.position > :done`, { done: this.done })
        .orderBy('e.position')
        .limit(AT_ONCE)
        .getMany();
      const subjects = found.flatMap(({ forgottenSubjects }) => forgottenSubjects);
      for (const subject of await this.vault.existingKeys(subjects)) {
        await this.vault.destroyKey(subject);
        destroyed += 1;
      }
      this.done = Number(found.at(-1)?.position ?? this.done);
      if (found.length < AT_ONCE) break;
    }
    if (destroyed > 0) this.logger.log({ message: 'keys of forgotten contacts destroyed', destroyed });
    return destroyed;
  }
}
