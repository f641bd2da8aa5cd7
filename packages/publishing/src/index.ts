/** The published pages of a policy: from its definition and the installation's facts to texts in each language. Pure. */
export { linesOf, type Block, type PublishedDocument, type Run, type Runs, type Section } from './document.ts';
export { pageTitles, publish, type PublishInput } from './publish.ts';
export { reviewOf } from './review.ts';
export type { Offers, PublishedOperator, Site } from './site.ts';
