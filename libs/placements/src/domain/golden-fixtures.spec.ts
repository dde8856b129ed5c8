import { join } from 'node:path';
import { goldenFixtures } from '@chunfeng/event-log';
import { candidacyEvents } from './candidacy.events';
import { placementEvents } from './placement.events';

goldenFixtures([...placementEvents, ...candidacyEvents], join(__dirname, '../../test/fixtures'));
