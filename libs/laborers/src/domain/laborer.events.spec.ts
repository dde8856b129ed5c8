import { join } from 'node:path';
import { goldenFixtures } from '@chunfeng/event-log';
import { laborerEvents } from './laborer.events';

goldenFixtures(laborerEvents, join(__dirname, '../../test/fixtures'));
