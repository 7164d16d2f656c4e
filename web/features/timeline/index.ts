export { MomentBanner } from './moment-banner.tsx';
