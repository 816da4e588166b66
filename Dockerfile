# The bot with its models, ready to answer without a network: everything is fetched while this is built, nothing when it starts.
FROM node:22-bookworm-slim AS build
WORKDIR /app
# hnswlib-node is compiled where it is installed.
RUN apt-get update && apt-get install --yes --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY src src
# Builds as well, by the script `prepare`.
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY package.json LICENSE ./
COPY embeddings/model embeddings/model
COPY embeddings/reader/model embeddings/reader/model
COPY prompts prompts
COPY data data
COPY src/web/page src/web/page
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist/src dist/src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
# Only a process that Telegram sends updates to listens there; one that asks for them is alive while it runs.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "-e", "if (process.env.BOT_MODE === 'webhook') fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
