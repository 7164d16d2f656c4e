export { Timeline } from './later-timeline.tsx';
export { MomentBanner } from './moment-banner.tsx';
