import { PublishedPage, publishedHandle } from '../published/published-page.tsx';
import { publishedLoader } from '../server/published-loader.ts';

export const loader = publishedLoader('how-it-works');
export const handle = publishedHandle;
export default PublishedPage;
