/** The published pages of a policy: from its definition and the installation's facts to texts in each language. Pure. */
export { changeToTell, type AnnouncedChange, type KeptText } from './announced-change.ts';
export { compareTexts, type Change, type ChangePart } from './compare.ts';
export { type Block, type PublishedDocument, type Run, type Runs, type Section, type TextLine } from './document.ts';
export { editionOf, hashOf, type Edition, type EditionTexts } from './edition.ts';
export { effectOf } from './effect.ts';
export { writeFeed, type FeedEntry } from './feed.ts';
export { differingValues, valuesOf, type PolicyValues } from './policy-values.ts';
export { pageTitles, publish, type PublishInput } from './publish.ts';
export { reviewOf } from './review.ts';
export { siteWithoutServer, type Beside, type Offers, type PublishedOperator, type Site } from './site.ts';
export { writeRobots, writeSitemap } from './sitemap-file.ts';
