import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `view.laborer_search`, read only: the projection owns the table. */
@Entity({ schema: 'view', name: 'laborer_search', synchronize: false })
export class LaborerSearchEntity {
  @PrimaryColumn('uuid', { name: 'laborer_id' }) laborerId!: string;
  @Column('text', { name: 'name_hash' }) nameHash!: string;
  @Column('text', { name: 'phone_hash', nullable: true }) phoneHash!: string | null;
}
