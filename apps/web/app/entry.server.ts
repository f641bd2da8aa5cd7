export { handleDocument as default } from '@candid/remix-kit/entry-server';
