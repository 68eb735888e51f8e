# Small, without root, and with nothing to write to: run it with --read-only. See docs/operating.md.
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY schema schema
COPY graphiql graphiql
COPY scripts/sbom.js scripts/sbom.js
RUN npm run build && npm run sbom && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
# Room for young objects: with less, answers for many users keep the garbage collector busy. See docs/performance.md.
ENV NODE_ENV=production HOST=0.0.0.0 NODE_OPTIONS=--max-semi-space-size=32
WORKDIR /app
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY --from=build /build/package.json package.json
COPY schema schema
COPY graphiql graphiql
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 4000) + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
