import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Whether the process is going down: no longer ready, and every answer from now on ends its connection. */
@Injectable()
export class Drain {
  private draining = false;
  private readonly underWay = new Set<Response>();

  get isDraining(): boolean {
    return this.draining;
  }

  begin(): void {
    this.draining = true;
    // A kept-alive connection would keep the server from closing long after its last answer.
    for (const response of this.underWay) response.shouldKeepAlive = false;
  }

  readonly followRequest = (_request: Request, response: Response, next: NextFunction): void => {
    if (this.draining) response.shouldKeepAlive = false;
    this.underWay.add(response);
    response.once('close', () => this.underWay.delete(response));
    next();
  };
}
