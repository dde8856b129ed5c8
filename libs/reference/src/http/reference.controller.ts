import { ApiProblem, ProblemException, Public, type Page } from '@chunfeng/http';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { codeLists } from '../code-lists/code-lists';
import { parseDivisionCode, type DivisionCode } from '../divisions/division-code';
import { findDivisions } from '../divisions/divisions';
import { resolveAddress } from '../divisions/resolve-address';
import { allIndustries, searchIndustries } from '../industries/industries';
import { allOccupations, searchOccupations } from '../occupations/occupations';
import { findOffice, officesUnder, reportingUnits, ROOT_OFFICE, type Office } from '../offices/offices';
import { mapTitle } from '../titles/map-title';
import {
  CodeListDto,
  IndustryDto,
  IndustryPage,
  OccupationDto,
  OccupationPage,
  SearchQuery,
  TitleMappingDto,
  TitleQuery,
} from './classification.dto';
import {
  AddressQuery,
  DivisionCodeParam,
  DivisionDetailsDto,
  DivisionQuery,
  DivisionStatusDto,
  OnQuery,
  ResolvedAddressDto,
} from './division.dto';
import {
  OfficeDetailsDto,
  OfficeDto,
  OfficeIdParam,
  OfficePage,
  OfficeQuery,
  ReportingUnitDto,
} from './office.dto';
import {
  divisionDetailsView,
  divisionStatusView,
  occupationView,
  officeDetailsView,
  officeView,
  pageOf,
  titleView,
  today,
} from './reference-views';

/** Data that everyone may read changes with a release only. */
const CACHE = ['Cache-Control', 'public, max-age=3600'] as const;

/** Reference data: divisions, offices, occupations, industries and code lists. */
@ApiTags('reference')
@Public()
@Controller('v1/reference')
export class ReferenceController {
  /** What a division code is on a day, and what stands in its place. */
  @Get('divisions')
  @ApiOkResponse({ type: DivisionStatusDto })
  @ApiProblem('invalid-request', 'not-found')
  divisionStatus(@Query() { code, on }: DivisionQuery): DivisionStatusDto {
    return divisionStatusView(knownForm(code), on ?? today());
  }

  /** Everything known of a division code. */
  @Get('divisions/:code')
  @Header(...CACHE)
  @ApiOkResponse({ type: DivisionDetailsDto })
  @ApiProblem('invalid-request', 'not-found')
  division(@Param() { code }: DivisionCodeParam, @Query() { on }: OnQuery): DivisionDetailsDto {
    const known = knownForm(code);
    if (findDivisions(known).length === 0) throw new ProblemException('not-found');
    return divisionDetailsView(known, on ?? today());
  }

  /** The division in which a free address lies. */
  @Get('resolve-address')
  @ApiOkResponse({ type: ResolvedAddressDto })
  @ApiProblem('invalid-request', 'not-found')
  address(@Query() { text, within }: AddressQuery): ResolvedAddressDto {
    const found = resolveAddress(text, within === undefined ? {} : { within: knownForm(within) });
    return found.kind === 'ambiguous' ? { ...found, candidates: [...found.candidates] } : found;
  }

  /** Offices directly below an office. */
  @Get('offices')
  @Header(...CACHE)
  @ApiOkResponse({ type: OfficePage })
  @ApiProblem('invalid-request', 'cursor-invalid', 'not-found')
  offices(@Query() query: OfficeQuery): Page<OfficeDto> {
    const { id } = knownOffice(query.parent ?? ROOT_OFFICE);
    return pageOf(officesUnder(id), query, officeView);
  }

  /** One office and its way up. */
  @Get('offices/:id')
  @Header(...CACHE)
  @ApiOkResponse({ type: OfficeDetailsDto })
  @ApiProblem('invalid-request', 'not-found')
  office(@Param() { id }: OfficeIdParam): OfficeDetailsDto {
    return officeDetailsView(knownOffice(id));
  }

  /** The 40 reporting units. */
  @Get('reporting-units')
  @Header(...CACHE)
  @ApiOkResponse({ type: [ReportingUnitDto] })
  units(): ReportingUnitDto[] {
    return reportingUnits().map((unit) => ({
      ...officeView(unit),
      kind: unit.kind,
      baseDivisions: [...unit.baseDivisions],
      ...(unit.until === undefined ? {} : { until: unit.until }),
      ...(unit.note === undefined ? {} : { note: unit.note }),
    }));
  }

  /** Occupations (classification of 2022) by part of the name or beginning of the code. */
  @Get('occupations')
  @Header(...CACHE)
  @ApiOkResponse({ type: OccupationPage })
  @ApiProblem('invalid-request', 'cursor-invalid')
  occupations(@Query() query: SearchQuery): Page<OccupationDto> {
    const found = query.q === undefined ? allOccupations() : searchOccupations(query.q);
    return pageOf(found, query, occupationView);
  }

  /** Industries (GB/T 4754-2011) by part of the name or beginning of the code. */
  @Get('industries')
  @Header(...CACHE)
  @ApiOkResponse({ type: IndustryPage })
  @ApiProblem('invalid-request', 'cursor-invalid')
  industries(@Query() query: SearchQuery): Page<IndustryDto> {
    const found = query.q === undefined ? allIndustries() : searchIndustries(query.q);
    return pageOf(found, query, (industry) => industry);
  }

  /** Short code lists: education, health, groups and others. */
  @Get('code-lists')
  @Header(...CACHE)
  @ApiOkResponse({ type: [CodeListDto] })
  lists(): CodeListDto[] {
    return [...codeLists().values()].map((list) => ({ ...list, entries: [...list.entries] }));
  }

  /** The occupation that a free title names. */
  @Get('map-title')
  @ApiOkResponse({ type: TitleMappingDto })
  @ApiProblem('invalid-request')
  title(@Query() { title, industry }: TitleQuery): TitleMappingDto {
    return titleView(mapTitle(title, industry === undefined ? {} : { industry }));
  }
}

function knownForm(text: string): DivisionCode {
  const code = parseDivisionCode(text);
  if (code === undefined) throw new ProblemException('not-found');
  return code;
}

function knownOffice(id: string): Office {
  const office = findOffice(id);
  if (office === undefined) throw new ProblemException('not-found');
  return office;
}
