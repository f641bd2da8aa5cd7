export { markAsGenerated } from './provenance.ts';
