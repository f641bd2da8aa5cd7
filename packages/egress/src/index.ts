export { createEgress, type Egress, type EgressOptions, type RecipientAddress, type RecipientSocket } from './egress.ts';
