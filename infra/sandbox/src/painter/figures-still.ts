import type { Figure } from './figures.ts';

const bowl: Figure = ({ body, ramp }) =>
  `<path d="M-1-.46C-.98.46-.56.84-.34.9L-.38 1H.38L.34.9C.56.84.98.46 1-.46Z" fill="${body}"/><ellipse cy="-.46" rx="1" ry=".17" fill="${ramp.dark}"/><ellipse cy="-.43" rx=".9" ry=".125" fill="${ramp.ink}" opacity=".3"/>` +
  `<path d="M-.84-.14C-.78.3-.6.54-.44.66" stroke="${ramp.light}" stroke-width=".07" stroke-linecap="round" fill="none" opacity=".75"/>`;

const cup: Figure = ({ body, ramp }) =>
  `<path d="M.5-.3C1.15-.4 1.1.5.42.5" stroke="${ramp.dark}" stroke-width=".17" fill="none"/><path d="M-.7-.6C-.7.3-.6.9-.4 1H.4C.6.9.7.3.7-.6Z" fill="${body}"/><ellipse cy="-.6" rx=".7" ry=".17" fill="${ramp.dark}"/><ellipse cy="-.57" rx=".6" ry=".12" fill="#4a2f22" opacity=".85"/>` +
  `<path d="M-.52-.25C-.5.2-.45.5-.38.7" stroke="${ramp.light}" stroke-width=".08" stroke-linecap="round" fill="none" opacity=".75"/>` +
  `<path d="M-.2-.85c-.15-.2.15-.3 0-.5M.15-.85c-.15-.2.15-.3 0-.5" stroke="#fff8ec" stroke-width=".05" fill="none" stroke-linecap="round" opacity=".5"/>`;

const apple: Figure = ({ body, ramp }) =>
  `<path d="M0-.5C.35-.82.95-.6.9.05.85.65.45 1.02.15.95.05.92-.05.92-.15.95-.45 1.02-.85.65-.9.05-.95-.6-.35-.82 0-.5Z" fill="${body}"/><path d="M.3-.66C.75-.7.93-.4.9.05.85.65.45 1.02.15.95.7.6.7-.2.3-.66Z" fill="${ramp.dark}" opacity=".28"/>` +
  `<path d="M0-.48C-.02-.7.05-.9.14-1" stroke="#5d4030" stroke-width=".08" fill="none" stroke-linecap="round"/><path d="M.08-.8C.3-1.05.55-1 .62-.92.5-.7.25-.65.08-.8Z" fill="#648a4a"/><ellipse cx="-.45" cy="-.15" rx=".13" ry=".24" transform="rotate(20 -.45 -.15)" fill="${ramp.light}" opacity=".7"/>`;

const book: Figure = ({ body, ramp }) =>
  `<g transform="rotate(-6)"><path d="M-.72-.85H.62L.74.85H-.62Z" fill="#f6eedc" transform="translate(.1 .07)"/><path d="M-.75-.9H.6L.72.85H-.66Z" fill="${body}"/><path d="M-.75-.9H-.55L-.45.85H-.66Z" fill="${ramp.dark}" opacity=".5"/><path d="M-.25-.5H.38M-.23-.3H.2" stroke="${ramp.accent}" stroke-width=".07"/><circle cx=".14" cy=".25" r=".17" fill="none" stroke="${ramp.accent}" stroke-width=".05"/></g>`;

const lamp: Figure = ({ body, ramp }) =>
  `<path d="M-.7.2H.7L1.1 1H-1.1Z" fill="#ffe9ad" opacity=".22"/><path d="M-.05.3H.05V.9H-.05Z" fill="${ramp.ink}"/><ellipse cy=".92" rx=".42" ry=".09" fill="${ramp.ink}"/><path d="M-.48-.98H.48L.92.36H-.92Z" fill="${body}"/><path d="M.16-.98H.48L.92.36H.36Z" fill="${ramp.dark}" opacity=".22"/><path d="M-.92.36H.92" stroke="${ramp.light}" stroke-width=".06"/>`;

const balloon: Figure = ({ body, ramp }) =>
  `<path d="M0 .62C.08.9-.1 1 .02 1.5" stroke="${ramp.ink}" stroke-width=".03" fill="none"/><path d="M-.08.7.08.7 0 .55Z" fill="${ramp.dark}"/><path d="M0-1C.5-1 .82-.65.78-.2.74.3.3.6 0 .62-.3.6-.74.3-.78-.2-.82-.65-.5-1 0-1Z" fill="${body}"/><path d="M.2-.97C.6-.9.82-.6.78-.2.74.3.3.6 0 .62.5.3.6-.5.2-.97Z" fill="${ramp.dark}" opacity=".25"/><ellipse cx="-.36" cy="-.5" rx=".13" ry=".24" transform="rotate(24 -.36 -.5)" fill="${ramp.light}" opacity=".75"/>`;

export const STILL = { bowl, cup, apple, book, lamp, balloon };
