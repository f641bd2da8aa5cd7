import { defineAppConfig } from '@candid/remix-kit/vite';

export default defineAppConfig();
