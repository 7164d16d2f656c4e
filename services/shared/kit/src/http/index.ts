export * from './app.ts';
export * from './client.ts';
export * from './guards.ts';
export * from './page.ts';
export * from './problem.ts';
export * from './route.ts';
export * from './server.ts';
export * from './sorted-page.ts';
