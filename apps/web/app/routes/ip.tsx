import { PublishedPage, publishedHandle } from '../published/published-page.tsx';
import { publishedLoader } from '../server/published-loader.ts';

export const loader = publishedLoader('ip');
export const handle = publishedHandle;
export default PublishedPage;
