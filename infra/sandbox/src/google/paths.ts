/** Where Google's stand-in lies in the sandbox; its issuer is the sandbox's address with this path. */
export const GOOGLE_PATH = '/google';
