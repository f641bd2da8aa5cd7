export { createEgress, type Egress, type EgressOptions, type RecipientAddress } from './egress.ts';
