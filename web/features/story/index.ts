export { Story } from './story.tsx';
