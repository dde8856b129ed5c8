import {
  ApiProblem,
  CurrentCaller,
  languageOf,
  requestIdOf,
  Roles,
  safeError,
  StreamsBody,
  type Caller,
} from '@chunfeng/http';
import { Controller, HttpCode, Logger, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PostingImporter } from '../import/posting-importer';
import { officeOf } from './acting';
import { ImportPostingsDto } from './dto/import-postings.dto';
import { sendLine } from './send-line';

const NDJSON = 'application/x-ndjson';

/**
 * A request is cut off without a word when its body takes longer than the server's request timeout, and the body
 * arrives no faster than its rows are stored. Well before that the import ends by itself and says so.
 */
const TIME_LIMIT_MS = 100_000;

/** Rows in, one report line per row out while they are stored, a summary at the end. */
@ApiTags('postings')
@Controller('v1/imports')
@Roles('clerk', 'bureau', 'operator')
export class PostingImportsController {
  private readonly logger = new Logger(PostingImportsController.name);

  constructor(private readonly importer: PostingImporter) {}

  @Post('postings')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Import postings from JSON Lines',
    description:
      'Answers every row with {"row": …} in the order of the file, then {"summary": …}. A connection that ends earlier, or a last line {"interrupted": …} (after 100 seconds at the latest), means: send the same file again; what is stored already is answered as unchanged.',
  })
  @StreamsBody(NDJSON)
  @ApiBody({
    required: true,
    description: 'One posting per line, UTF-8; the fields by format are told in docs/import.md',
    schema: {
      type: 'string',
      example:
        '{"employerName":"云阳县某机械有限公司","source":{"system":"county-list","externalId":"17"},"terms":{"title":"焊工","headcount":20,"placeRaw":"重庆市云阳县"}}\n',
    },
  })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ description: 'A JSON object per line', schema: { type: 'string' } })
  @ApiProblem('token-incomplete')
  async import(
    @Query() { format, confirmedOn }: ImportPostingsDto,
    @CurrentCaller() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const office = officeOf(caller);
    const gone = new AbortController();
    const late = AbortSignal.timeout(TIME_LIMIT_MS);
    response.once('close', () => gone.abort());
    response.setHeader('Content-Type', NDJSON);
    const rows = this.importer.import(request as AsyncIterable<Uint8Array>, {
      format,
      confirmedOn,
      office,
      language: languageOf(request.headers['accept-language']),
      actor: { id: caller.id, role: caller.role, office },
      correlationId: requestIdOf(request),
      signal: AbortSignal.any([gone.signal, late]),
    });
    try {
      for (;;) {
        const { done, value } = await rows.next();
        const line = done ? { summary: value } : { row: value };
        if (!(await sendLine(response, line, gone.signal)) || done) break;
      }
    } catch (error) {
      if (!late.aborted && !gone.signal.aborted)
        this.logger.error({ message: 'import interrupted', error: safeError(error) });
      // The status is sent: the line says that the rest was not answered. Whoever left reads nothing.
      const reason = late.aborted ? 'time-limit' : 'unavailable';
      await sendLine(response, { interrupted: { reason, rule: 'INV-ACK' } }, gone.signal);
    }
    response.end();
  }
}
