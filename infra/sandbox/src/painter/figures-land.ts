import type { Figure } from './figures.ts';

const sun: Figure = ({ body, ramp }) =>
  `<circle r="1.25" fill="${ramp.light}" opacity=".16"/><circle r="1.02" fill="${ramp.light}" opacity=".22"/><circle r=".82" fill="${body}"/>`;

const moon: Figure = ({ body, ramp }) =>
  `<circle r="1.2" fill="${ramp.light}" opacity=".1"/><circle r=".8" fill="${body}"/>` +
  `<g fill="${ramp.dark}" opacity=".22"><circle cx="-.25" cy="-.2" r=".19"/><circle cx=".28" cy=".12" r=".13"/><circle cx="-.1" cy=".38" r=".1"/><circle cx=".3" cy="-.4" r=".08"/></g>`;

const star: Figure = ({ body }) => {
  const points = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 === 0 ? 1 : 0.46;
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    return `${(Math.cos(angle) * radius).toFixed(3)},${(Math.sin(angle) * radius).toFixed(3)}`;
  });
  return `<polygon points="${points.join(' ')}" fill="${body}" stroke="${body}" stroke-width=".12" stroke-linejoin="round"/>`;
};

const cloud: Figure = ({ body, ramp }) =>
  `<path d="M-1 .45C-1.1.1-.75-.1-.55-.02-.5-.5.1-.62.25-.2.55-.4.85-.15.78.1 1.1.1 1.12.45.9.48Z" fill="${body}"/>` +
  `<path d="M-1 .45C-.5.36-.2.5.1.4.4.3.7.42.9.48Z" fill="${ramp.dark}" opacity=".18"/>`;

const mountain: Figure = ({ body, ramp }) =>
  `<path d="M-1.2 1-.86.06-.66.14-.2-.9.06-.66.2-.8.5-.36.62-.4.96.3 1.2 1Z" fill="${body}"/>` +
  `<path d="M.2-.8.5-.36.62-.4.96.3 1.2 1H.56L.66.3.42-.06.46-.3Z" fill="${ramp.dark}" opacity=".32"/>` +
  `<path d="M-.2-.9.06-.66.2-.8.34-.6.2-.66.06-.54-.06-.66-.22-.6-.36-.55Z" fill="#fbf6ea" opacity=".92"/>`;

const hill: Figure = ({ body, ramp }) =>
  `<path d="M-1.3 1C-.9.1-.4-.4.05-.4.5-.4 1 .1 1.3 1Z" fill="${body}"/><path d="M.05-.4C.5-.4 1 .1 1.3 1H.5C.7.4.4-.2.05-.4Z" fill="${ramp.dark}" opacity=".25"/>`;

const water: Figure = ({ body, ramp }) =>
  `<path d="M-1.25.1C-1-.5-.3-.42.1-.52.7-.6 1.3-.25 1.2.15 1.1.62.3.6-.2.66-.8.7-1.4.5-1.25.1Z" fill="${body}"/>` +
  `<g stroke="${ramp.light}" stroke-width=".05" stroke-linecap="round" opacity=".7"><path d="M-.7-.1h.6M.1.12h.7M-.5.34h.45M.2-.24h.3"/></g>`;

const leaf: Figure = ({ body, ramp }) =>
  `<g transform="rotate(24)"><path d="M0-1C.7-.5.75.35 0 .85-.75.35-.7-.5 0-1Z" fill="${body}"/><path d="M0-1C.7-.5.75.35 0 .85Z" fill="${ramp.dark}" opacity=".24"/>` +
  `<path d="M0-.7V1M0-.2.35-.45M0-.2-.35-.45M0 .2.4-.05M0 .2-.4-.05" stroke="${ramp.light}" stroke-width=".045" fill="none" opacity=".8"/></g>`;

const tree: Figure = ({ body, ramp, random }) => {
  const pine = random.between(0, 1) < 0.4;
  const trunk = `<path d="M-.08.3-.13 1H.13L.08.3Z" fill="#5a4034"/>`;
  if (pine) {
    return `${trunk}<path d="M0-1 .42-.25.26-.28.58.25.36.2.72.78H-.72L-.36.2-.58.25-.26-.28-.42-.25Z" fill="${body}"/><path d="M0-1 .42-.25.26-.28.58.25.36.2.72.78H.1Z" fill="${ramp.dark}" opacity=".3"/>`;
  }
  return (
    `${trunk}<path d="M0-.98C.5-1 .62-.62.6-.5.9-.4.88.1.62.2.5.6-.3.62-.5.32-.9.3-.95-.2-.64-.36-.68-.75-.35-.98 0-.98Z" fill="${body}"/>` +
    `<path d="M.1-.95C.5-1 .62-.62.6-.5.9-.4.88.1.62.2.5.5.1.6-.1.5.5.3.5-.4.1-.95Z" fill="${ramp.dark}" opacity=".26"/>` +
    `<g fill="${ramp.light}" opacity=".4"><circle cx="-.28" cy="-.5" r=".13"/><circle cx="-.45" cy="-.08" r=".08"/><circle cx="-.05" cy="-.2" r=".07"/></g>`
  );
};

const flower: Figure = ({ body, ramp, random }) => {
  const petals = 6 + Math.floor(random.between(0, 3));
  const petal = Array.from(
    { length: petals },
    (_, index) =>
      `<ellipse cy="-.42" rx=".27" ry=".44" transform="rotate(${(index * 360) / petals})" fill="${body}" stroke="${ramp.dark}" stroke-opacity=".25" stroke-width=".02"/>`,
  );
  return (
    `<path d="M0 0C.06.4-.1.7 0 1.35" stroke="#4d6b45" stroke-width=".09" fill="none"/><path d="M0 .95C.3.6.6.75.62.6.6 1 .25 1.1 0 1.1Z" fill="#5d7d4e"/>` +
    `<g transform="translate(0 -.2)">${petal.join('')}<circle r=".2" fill="#f0bd3e"/><circle r=".1" fill="#a9702a"/></g>`
  );
};

export const LAND = { sun, moon, star, cloud, mountain, hill, water, leaf, tree, flower };
