import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PublishDefaultMatchPolicy } from './publish-default-match-policy.command';

/** Lists need a policy: the first start publishes one. A failure is not the end of a process that serves the rest. */
@Injectable()
export class FirstMatchPolicy implements OnApplicationBootstrap {
  private readonly logger = new Logger(FirstMatchPolicy.name);

  constructor(private readonly commands: CommandBus) {}

  async onApplicationBootstrap(): Promise<void> {
    const result = await this.commands.execute(new PublishDefaultMatchPolicy());
    if (result.kind !== 'done')
      this.logger.error({ message: 'no match policy could be published', outcome: result.kind });
  }
}
