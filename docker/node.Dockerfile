# Every image that runs Node, but for the dashboard's. Node strips the types and refuses to below node_modules, so the
# workspace is copied as it is: no build step.
#   target service   --build-arg SERVICE=order   a service or the card processor
#   target lab       the control plane, and what makes the keys
#   target engine    the proxy of the engine's socket: no packages at all

FROM node:24-bookworm-slim AS manifests
COPY . /workspace
# What is installed depends on these alone: a change of the code does not install again.
RUN mkdir /manifests && cd /workspace && cp package.json pnpm-lock.yaml pnpm-workspace.yaml /manifests \
 && find services -name package.json -exec cp --parents {} /manifests \;

FROM node:24-bookworm-slim AS packages
WORKDIR /bulkhead
COPY --from=manifests /manifests ./
RUN npm install --global --silent "$(node -p "require('./package.json').packageManager")"
RUN pnpm install --prod --frozen-lockfile --filter '!bulkhead' \
 && find node_modules/.pnpm \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' \) -delete \
 && rm -rf node_modules/.pnpm/@types+*

FROM node:24-bookworm-slim AS base
ENV NODE_ENV=production
COPY docker/answers.sh /usr/local/bin/answers
# Folders that volumes are mounted at: a new volume takes its owner from here.
RUN chmod 755 /usr/local/bin/answers && mkdir -p /run/keys /var/lib/card-processor && chown node:node /run/keys /var/lib/card-processor

FROM base AS service
COPY --from=packages /bulkhead /bulkhead
COPY services/shared/contracts /bulkhead/services/shared/contracts
COPY services/shared/kit /bulkhead/services/shared/kit
ARG SERVICE
COPY services/${SERVICE} /bulkhead/services/${SERVICE}
WORKDIR /bulkhead/services/${SERVICE}
USER node
CMD ["node", "--env-file=/run/keys/service.env", "src/main.ts"]

FROM base AS lab
COPY --from=packages /bulkhead /bulkhead
COPY content /bulkhead/content
COPY docker/rabbitmq/definitions.json /bulkhead/docker/rabbitmq/definitions.json
# All of the programs: the inspector shows pieces of the others, which are text here and never run.
COPY services /bulkhead/services
COPY web/live /bulkhead/web/live
COPY docker/bulkhead.sh /usr/local/bin/bulkhead
# As above, one folder of keys for each component.
RUN chmod 755 /usr/local/bin/bulkhead && mkdir -p /run/engine /var/lib/bulkhead \
 && for name in product order payment customer notification; do mkdir -p /keys/$name-service /keys/$name-mysql; done \
 && mkdir -p /keys/card-processor /keys/rabbitmq && chown -R node:node /var/lib/bulkhead /keys
WORKDIR /bulkhead/services/lab
USER node
CMD ["node", "src/cli/main.ts", "up"]

FROM base AS engine
COPY services/lab/src/runtime/docker/engine-proxy /engine-proxy
RUN printf '{"type":"module"}\n' >/engine-proxy/package.json
WORKDIR /engine-proxy
CMD ["node", "main.ts"]
