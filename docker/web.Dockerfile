# The dashboard: Next.js traces what its server needs, and only that is copied.
FROM node:24-bookworm-slim AS manifests
COPY . /workspace
RUN mkdir /manifests && cd /workspace && cp package.json pnpm-lock.yaml pnpm-workspace.yaml /manifests \
 && find services web content -name package.json -exec cp --parents {} /manifests \;

FROM node:24-bookworm-slim AS build
WORKDIR /bulkhead
COPY --from=manifests /manifests ./
RUN npm install --global --silent "$(node -p "require('./package.json').packageManager")"
RUN pnpm install --frozen-lockfile --filter '@bulkhead/web...'
COPY tsconfig.base.json ./
COPY services/shared services/shared
COPY content content
COPY web web
ENV NEXT_TELEMETRY_DISABLED=1 BULKHEAD_STANDALONE=1
RUN cd web && node_modules/.bin/next build

FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
COPY docker/answers.sh /usr/local/bin/answers
RUN chmod 755 /usr/local/bin/answers
WORKDIR /bulkhead
COPY --from=build /bulkhead/web/.next/standalone ./
COPY --from=build /bulkhead/web/.next/static web/.next/static
USER node
CMD ["node", "web/server.js"]
