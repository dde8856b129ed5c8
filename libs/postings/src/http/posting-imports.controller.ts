import { once } from 'node:events';
import { CurrentCaller, requestIdOf, Roles, StreamsBody, type Caller } from '@chunfeng/http';
import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PostingImporter } from '../import/posting-importer';
import { officeOf } from './acting';
import { ImportPostingsDto } from './dto/import-postings.dto';

const NDJSON = 'application/x-ndjson';

/** Rows in, one report line per row out while they are stored, a summary at the end. */
@ApiTags('postings')
@Controller('v1/imports')
@Roles('clerk', 'bureau', 'operator')
export class PostingImportsController {
  constructor(private readonly importer: PostingImporter) {}

  @Post('postings')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Import postings from JSON Lines',
    description:
      'Answers every row with {"row": …} in the order of the file, then {"summary": …}. A connection that ends earlier, or a last line {"interrupted": …}, means: send the same file again; what is stored already is answered as unchanged.',
  })
  @StreamsBody(NDJSON)
  @ApiProduces(NDJSON)
  @ApiOkResponse({ description: 'A JSON object per line', schema: { type: 'string' } })
  async import(
    @Query() { format, confirmedOn }: ImportPostingsDto,
    @CurrentCaller() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const office = officeOf(caller);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    response.setHeader('Content-Type', NDJSON);
    const rows = this.importer.import(request as AsyncIterable<Uint8Array>, {
      format,
      confirmedOn,
      office,
      actor: { id: caller.id, role: caller.role, office },
      correlationId: requestIdOf(request),
      signal: gone.signal,
    });
    try {
      for (;;) {
        const { done, value } = await rows.next();
        if (!(await send(response, done ? { summary: value } : { row: value })) || done) break;
      }
    } catch {
      // The status is sent: the line says that the rest was not answered. Whoever left reads nothing.
      if (!gone.signal.aborted) await send(response, { interrupted: { rule: 'INV-ACK' } });
    }
    response.end();
  }
}

/** Writes a line and waits for a slow reader. @returns false when there is no reader any more. */
async function send(response: Response, line: object): Promise<boolean> {
  if (response.destroyed) return false;
  if (!response.write(`${JSON.stringify(line)}\n`))
    await Promise.race([once(response, 'drain'), once(response, 'close')]);
  return !response.destroyed;
}
