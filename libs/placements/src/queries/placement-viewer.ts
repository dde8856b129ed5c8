import { LaborerEntity, type Person } from '@chunfeng/laborers';
import { EmployerEntity, PostingEntity } from '@chunfeng/postings';
import { SubjectVault } from '@chunfeng/privacy';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import type { PlacementEntity } from '../projections/placement.entity';
import {
  type PersonOfPlacement,
  type PlacementSight,
  type PostingOfPlacement,
  type Side,
  sideOf,
} from './placement-sight';
import type { PlacementView } from './placement-view';
import { mayNamePerson, showPerson } from './shown-person';

const PERSON_COLUMNS = {
  laborerId: true,
  office: true,
  unitResponsible: true,
  unitLedger: true,
  consent: true,
  sealed: true,
  forgotten: true,
} as const;

const EMPLOYER_COLUMNS = { employerId: true, suspensionReason: true } as const;

/** Puts to placements what a caller may know of their persons. */
@Injectable()
export class PlacementViewer {
  constructor(
    @InjectRepository(LaborerEntity) private readonly laborers: Repository<LaborerEntity>,
    @InjectRepository(PostingEntity) private readonly postings: Repository<PostingEntity>,
    @InjectRepository(EmployerEntity) private readonly employers: Repository<EmployerEntity>,
    private readonly vault: SubjectVault,
  ) {}

  /** @returns those within sight, in the order given. */
  async show(placements: readonly PlacementEntity[], sight: PlacementSight): Promise<PlacementView[]> {
    const [persons, postings, suspended] = await Promise.all([
      this.personsOf(placements),
      this.postingsOf(placements),
      this.isSuspended(sight),
    ]);
    const seen = placements.flatMap((placement) => {
      const person = persons.get(placement.laborerId);
      const posting = placement.postingId === null ? undefined : postings.get(placement.postingId);
      const side = sideOf(sight, placement, person, posting);
      return side === undefined ? [] : [{ placement, side, person }];
    });
    const opened = await this.open(seen, suspended);
    return seen.map(({ placement, side }, index) => ({
      placement,
      side,
      person: showPerson(side, opened[index] ?? null),
    }));
  }

  async person(laborerId: string): Promise<PersonOfPlacement | undefined> {
    return (await this.laborers.findOne({ select: PERSON_COLUMNS, where: { laborerId } })) ?? undefined;
  }

  /** Envelopes that the caller has no right to stay closed. */
  private async open(
    seen: readonly { placement: PlacementEntity; side: Side; person: PersonOfPlacement | undefined }[],
    suspended: boolean,
  ): Promise<(Person | null)[]> {
    const opened = await this.vault.unsealRefs(
      seen.map(({ placement, side, person }) =>
        mayNamePerson(side, placement.status, person, suspended) ? (person?.sealed ?? null) : null,
      ),
    );
    return opened.map((fields) => (fields?.['person'] ?? null) as Person | null);
  }

  private async isSuspended(sight: PlacementSight): Promise<boolean> {
    if (sight.kind !== 'employer') return false;
    const { employerId } = sight;
    const found = await this.employers.findOne({ select: EMPLOYER_COLUMNS, where: { employerId } });
    return found !== null && found.suspensionReason !== null;
  }

  private async personsOf(
    placements: readonly PlacementEntity[],
  ): Promise<ReadonlyMap<string, PersonOfPlacement>> {
    const ids = [...new Set(placements.map(({ laborerId }) => laborerId))];
    const found = await this.laborers.find({ select: PERSON_COLUMNS, where: { laborerId: In(ids) } });
    return new Map(found.map((person) => [person.laborerId, person]));
  }

  private async postingsOf(
    placements: readonly PlacementEntity[],
  ): Promise<ReadonlyMap<string, PostingOfPlacement>> {
    const ids = [...new Set(placements.flatMap(({ postingId }) => postingId ?? []))];
    const select = { postingId: true, office: true } as const;
    const found = await this.postings.find({ select, where: { postingId: In(ids) } });
    return new Map(found.map((posting) => [posting.postingId, posting]));
  }
}
