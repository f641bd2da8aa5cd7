export { hasContentCredentials, markAsGenerated } from './provenance.ts';
