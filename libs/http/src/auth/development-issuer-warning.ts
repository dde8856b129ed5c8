import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpSettings } from '../http-settings';

/** Says so loudly, at every start, when anyone on this machine can make tokens. */
@Injectable()
export class DevelopmentIssuerWarning implements OnApplicationBootstrap {
  private readonly logger = new Logger('Auth');

  constructor(private readonly settings: HttpSettings) {}

  onApplicationBootstrap(): void {
    if (!('developmentIssuer' in this.settings.options.auth)) return;
    this.logger.warn(
      'DEVELOPMENT ISSUER: whoever can read the data folder can act as anyone. Never with real data.',
    );
  }
}
