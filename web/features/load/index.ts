export { Load } from './load.tsx';
