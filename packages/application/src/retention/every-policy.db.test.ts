import { createDecoder } from '@candid/imaging';
import { policies } from '@candid/policy';
import { sweepKind } from '@candid/privacy';
import { manualClock } from '@candid/testkit';
import { expect, test } from 'vitest';
import { imagingRules } from '../rules.ts';
import { openImagingWorld } from '../testing/index.ts';
import { bindKinds } from './index.ts';
