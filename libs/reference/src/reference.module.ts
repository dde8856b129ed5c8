import { Module } from '@nestjs/common';
import { ReferenceController } from './http/reference.controller';

/** The look-ups are plain functions of this lib; the module only carries their HTTP side. */
@Module({ controllers: [ReferenceController] })
export class ReferenceModule {}
