import type { Call } from '../call.ts';

/** GET /picture/SUB: a disc in a colour that follows from the number, since Google's claims name a picture. */
export const sendPicture = ({ path, response }: Pick<Call, 'path' | 'response'>): void => {
  const hue = Number(path.replaceAll(/\D/g, '').slice(-3)) % 360;
  response.writeHead(200, { 'content-type': 'image/svg+xml', 'content-security-policy': "default-src 'none'" });
  response.end(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="48" fill="hsl(${hue} 40% 45%)"/></svg>`,
  );
};
