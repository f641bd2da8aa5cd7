import { hydrateDocument } from '@candid/remix-kit/entry-client';

hydrateDocument();
