export { handleDocument as default, handleServerError as handleError } from '@candid/remix-kit/entry-server';
