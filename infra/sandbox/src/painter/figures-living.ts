import type { Figure } from './figures.ts';

const bird: Figure = ({ body, ramp }) =>
  `<path d="M-.95.05C-.6-.1-.35-.1-.15 0-.3-.5-.15-.85.2-1 .15-.6.35-.3.5-.15.7-.25.88-.2.95-.02L1.15.06.94.12C.8.45.3.6-.15.45-.45.35-.7.3-1.1.38Z" fill="${body}"/>` +
  `<path d="M-.15 0C-.3-.5-.15-.85.2-1 .15-.6.35-.3.5-.15.3.1 0 .12-.15 0Z" fill="${ramp.dark}" opacity=".35"/><circle cx=".78" cy="-.02" r=".05" fill="${ramp.ink}"/><path d="M.94 0 1.2.06.94.13Z" fill="#e0a03a"/>`;

const cat: Figure = ({ body, ramp }) =>
  `<path d="M.5.95C1.2.9 1.1.2.85.15 1 .5.8.7.5.7Z" fill="${ramp.dark}"/>` +
  `<path d="M-.48-.95-.42-.5C-.52-.3-.45-.02-.28.1-.55.35-.62.7-.56 1H.6C.72.5.5.15.22.08.4-.05.45-.3.36-.5L.42-.95.12-.7C0-.74-.12-.74-.2-.7Z" fill="${body}"/>` +
  `<path d="M.22.08C.5.15.72.5.6 1H.22C.35.6.3.3.1.12Z" fill="${ramp.dark}" opacity=".25"/>` +
  `<g fill="${ramp.ink}"><ellipse cx="-.2" cy="-.38" rx=".05" ry=".08"/><ellipse cx=".15" cy="-.38" rx=".05" ry=".08"/><path d="M-.07-.22h.1L-.02-.16Z"/></g>` +
  `<path d="M-.02-.15C-.05-.05-.15-.05-.18-.1M-.02-.15C0-.05.1-.05.13-.1" stroke="${ramp.ink}" stroke-width=".03" fill="none"/>`;

const dog: Figure = ({ body, ramp }) =>
  `<path d="M.55.35C.95.2 1.05-.15.95-.3 1.2 0 1.05.5.6.62Z" fill="${body}"/>` +
  `<path d="M-.98-.4C-.7-.5-.62-.72-.4-.75-.1-.78.02-.55 0-.3.3-.1.62.05.68.4L.66 1H.42L.38.6C.2.68-.05.66-.2.58L-.22 1H-.46L-.5.3C-.58.15-.55-.02-.5-.12-.7-.1-.95-.15-.98-.4Z" fill="${body}"/>` +
  `<path d="M-.3-.74C-.02-.8.14-.5.06-.2-.1-.15-.22-.3-.24-.5Z" fill="${ramp.dark}" opacity=".75"/><circle cx="-.5" cy="-.5" r=".05" fill="${ramp.ink}"/><circle cx="-.96" cy="-.38" r=".07" fill="${ramp.ink}"/>`;

const fish: Figure = ({ body, ramp }) =>
  `<path d="M-.55 0-1.15-.5C-1.05-.1-1.05.1-1.15.5Z" fill="${ramp.dark}"/><path d="M-.7 0C-.4-.55.3-.7 1 0 .3.7-.4.55-.7 0Z" fill="${body}"/><path d="M-.1-.48C.1-.85.4-.8.5-.4ZM0 .48C.1.75.3.75.4.45Z" fill="${ramp.dark}"/>` +
  `<path d="M.45-.38C.3-.1.3.1.45.38" stroke="${ramp.light}" stroke-width=".06" fill="none"/><circle cx=".68" cy="-.1" r=".09" fill="#fffaf0"/><circle cx=".7" cy="-.1" r=".045" fill="${ramp.ink}"/>`;

const person: Figure = ({ body, ramp }) =>
  `<circle cy="-.72" r=".23" fill="#d9a27c"/><path d="M-.25-.74C-.25-1.05.25-1.05.25-.74.1-.82-.1-.82-.25-.74Z" fill="${ramp.ink}"/>` +
  `<path d="M-.2-.48C-.5-.42-.52.2-.6.72H.6C.52.2.5-.42.2-.48Z" fill="${body}"/><path d="M.2-.48C.5-.42.52.2.6.72H.2C.25.2.2-.2.05-.46Z" fill="${ramp.dark}" opacity=".3"/>` +
  `<path d="M-.22.72H-.05L-.08 1H-.26ZM.06.72H.24L.28 1H.1Z" fill="${ramp.ink}"/>`;

const heron: Figure = ({ body, ramp }) =>
  `<path d="M-.02.6V1M.16.6V1M-.02 1H-.16M.16 1H.02" stroke="${ramp.ink}" stroke-width=".045" fill="none"/><path d="M-.4-.76C-.24-1.06.06-.98.08-.72.08-.54-.1-.42-.06-.26.1-.34.4-.32.62-.16.86.02 1 .36 1.1.64.8.62.5.72.2.72-.24.7-.5.46-.5.12-.5-.2-.2-.42-.18-.68-.2-.8-.3-.8-.4-.76Z" fill="${body}"/><path d="M.3.02C.66.04.94.34 1.1.64.8.62.5.68.34.56.2.44.2.1.3.02Z" fill="${ramp.dark}" opacity=".4"/><path d="M-.38-.78-1-.62-.36-.68Z" fill="#e0a03a"/><path d="M-.34-.84C-.22-1.02.06-.98.08-.74.0-.86-.16-.9-.34-.84Z" fill="${ramp.ink}"/><circle cx="-.22" cy="-.77" r=".035" fill="${ramp.ink}"/>`;

export const LIVING = { heron, bird, cat, dog, fish, person };
