export { StartUp } from './start-up.tsx';
